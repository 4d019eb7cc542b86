import { unzipSync, type UnzipFileInfo } from 'fflate';
import type { ModelFile } from './types';
import { baseName, fail, quoted } from './fail';

const megabyte = 2 ** 20;
const limits = { zipBytes: 512 * megabyte, entries: 10_000, unzippedBytes: 1024 * megabyte, ratio: 250 };

/** By content: a zip's first entry, or an empty zip. */
export async function isZip(blob: Blob): Promise<boolean> {
  const [p, k, three, four] = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
  return p === 0x50 && k === 0x4b && ((three === 3 && four === 4) || (three === 5 && four === 6));
}

/**
 * A zip's files. The number of entries, the unzipped size and the ratio are bounded before anything is unpacked, and no entry may point out of the zip.
 * @throws GraftFailure 'too-large' or 'not-a-model', naming the zip.
 */
export async function unzip({ path, blob }: ModelFile): Promise<ModelFile[]> {
  const zip = baseName(path);
  if (blob.size > limits.zipBytes) fail('too-large', `${quoted(zip)} is larger than ${limits.zipBytes / megabyte} MB.`, { file: zip });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const admit = admission(zip, blob.size);
  const unpacked = orDamaged(zip, () => unzipSync(bytes, { filter: admit }));
  return Object.entries(unpacked).map(([name, content]) => ({ path: name, blob: new Blob([content as Uint8Array<ArrayBuffer>]) }));
}

/** Says of each entry whether to unpack it, by what the zip's directory declares; fflate unpacks no more than is declared. */
function admission(zip: string, zipBytes: number): (entry: UnzipFileInfo) => boolean {
  let entries = 0;
  let total = 0;
  return ({ name, originalSize }) => {
    entries += 1;
    total += originalSize;
    if (entries > limits.entries) fail('too-large', `${quoted(zip)} holds more than ${limits.entries} files.`, { file: zip });
    if (total > limits.unzippedBytes || (total > megabyte && total > zipBytes * limits.ratio)) {
      fail('too-large', `${quoted(zip)} would unpack to more than is safe: it is not a model, or it is damaged.`, { file: zip });
    }
    if (name.startsWith('/') || name.includes('\\') || name.includes('\0') || /^[A-Za-z]:/.test(name) || name.split('/').includes('..')) {
      fail('not-a-model', `${quoted(zip)} holds a file whose path leads out of the zip (${quoted(name)}). Graft does not open such a zip.`, { file: zip });
    }
    return !name.endsWith('/') && !name.startsWith('__MACOSX/');
  };
}

function orDamaged<T>(zip: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'GraftFailure') throw thrown;
    return fail('not-a-model', `The zip ${quoted(zip)} is damaged or of a kind that cannot be read. Download it again.`, { file: zip });
  }
}
