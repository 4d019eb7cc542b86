import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import type { DroppedFile } from '../../protocol/ingest';
import type { RejectedFile } from '../../core/dataset/types';
import { maxFileBytes } from './ingest-image';

const limits = { entries: 50_000, bytes: 4 * 2 ** 30, ratio: 100, bytesAtAnyRatio: 64 * 2 ** 20 };

export interface Expanded {
  readonly files: readonly DroppedFile[];
  readonly rejected: readonly RejectedFile[];
}

/** Puts what zips hold in their place, under the zip's name as a folder; other files stay as they are. Zips within zips are left. */
export async function expandZips(files: readonly DroppedFile[]): Promise<Expanded> {
  const expanded: DroppedFile[] = [];
  const rejected: RejectedFile[] = [];
  for (const one of files) {
    if (!(await isZip(one.file))) {
      expanded.push(one);
      continue;
    }
    const unpacked = await unpack(one);
    expanded.push(...unpacked.files);
    rejected.push(...unpacked.rejected);
  }
  return { files: expanded, rejected };
}

async function isZip(file: Blob): Promise<boolean> {
  const start = await file.slice(0, 4).arrayBuffer().catch(() => new ArrayBuffer(0));
  return start.byteLength === 4 && new DataView(start).getUint32(0) === 0x504b0304;
}

/** Unpacks as a stream and counts what really comes out: the sizes that a zip declares may be lies. */
async function unpack({ path, file }: DroppedFile): Promise<Expanded> {
  const files: DroppedFile[] = [];
  const rejected: RejectedFile[] = [];
  const folder = path.replace(/\.zip$/i, '');
  let entries = 0;
  let bytes = 0;

  const take = (entry: UnzipFile) => {
    if (entry.name.endsWith('/')) return;
    if (++entries > limits.entries) throw new Error(`it holds more than ${limits.entries} files`);
    const inside = `${folder}/${entry.name.split(/[/\\]/).filter((part) => part && part !== '..' && part !== '.').join('/')}`;
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    entry.ondata = (error, chunk, final) => {
      if (error) throw error;
      size += chunk.length;
      bytes += chunk.length;
      if (bytes > limits.bytes || (bytes > limits.bytesAtAnyRatio && bytes > file.size * limits.ratio)) throw new Error('it unpacks to more than is safe');
      // A copy: the unpacker uses its buffer again. One byte past the limit is enough for the file to be refused by its size.
      if (size <= maxFileBytes + chunk.length) parts.push(chunk.slice());
      if (final) files.push({ path: inside, file: new Blob(parts) });
    };
    entry.start();
  };

  try {
    const unzip = new Unzip(take);
    unzip.register(UnzipInflate);
    for await (const chunk of file.stream()) unzip.push(chunk);
    unzip.push(new Uint8Array(0), true);
    if (entries === 0) throw new Error('it holds no files');
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    rejected.push({ name: path, reason: `Not all of this zip could be unpacked: ${why}. Unpack it yourself and drop the folder.` });
  }
  return { files, rejected };
}
