import type { RecordFile, RecordStorage } from '../protocol/records';
import { listFiles, readFile, removeFile, usage, writeFile } from './files';
import { storageFailure } from './file-store';

/** Of workers only, and missing from the types of pages. */
interface AccessHandle {
  read(into: Uint8Array<ArrayBuffer>, options: { at: number }): number;
  write(from: Uint8Array<ArrayBuffer>, options: { at: number }): number;
  close(): void;
}
type WithAccess = FileSystemFileHandle & { createSyncAccessHandle(): Promise<AccessHandle> };

const folderName = 'records';

/** Records in the origin private file system where a worker can write there at any place of a file; else each a file of the store. */
export const recordStorage: RecordStorage = {
  async open(recordBytes) {
    await clearRecords();
    return (await openAccessHandle(recordBytes)) ?? filePerRecord();
  },
  async room() {
    const { used, quota } = await usage();
    // Leaves some for weights and checkpoints; where the browser says nothing, a guess that most disks bear.
    return used === null || quota === null ? 2 ** 30 : Math.max(0, quota - used) * 0.8;
  },
};

/** Removes what sessions before this one left; what another tab has open stays. */
export async function clearRecords(): Promise<void> {
  const folder = await recordFolder();
  if (folder) for await (const name of folder.keys()) await folder.removeEntry(name).catch(() => undefined);
  for (const name of await listFiles(folderName)) await removeFile(`${folderName}/${name}`).catch(() => undefined);
}

/** Beside the store's own folder; null where there is no such file system. */
async function recordFolder(): Promise<FileSystemDirectoryHandle | null> {
  if (typeof FileSystemFileHandle === 'undefined' || !('createSyncAccessHandle' in FileSystemFileHandle.prototype)) return null;
  try {
    return await (await navigator.storage.getDirectory()).getDirectoryHandle('graft-records', { create: true });
  } catch {
    return null;
  }
}

async function openAccessHandle(recordBytes: number): Promise<RecordFile | null> {
  const folder = await recordFolder();
  if (!folder) return null;
  const name = crypto.randomUUID();
  try {
    const file = (await folder.getFileHandle(name, { create: true })) as WithAccess;
    const handle = await file.createSyncAccessHandle();
    return recordsBehind(handle, recordBytes, () => folder.removeEntry(name));
  } catch {
    return null;
  }
}

function recordsBehind(handle: AccessHandle, recordBytes: number, removeFromFolder: () => Promise<void>): RecordFile {
  return {
    async write(index, record) {
      try {
        if (handle.write(record, { at: index * recordBytes }) < record.length) throw new DOMException('Written in part only.', 'QuotaExceededError');
      } catch (thrown) {
        throw storageFailure(thrown, folderName, 'writing');
      }
    },
    async read(indices) {
      try {
        return indices.map((index) => {
          const record = new Uint8Array(recordBytes);
          if (handle.read(record, { at: index * recordBytes }) < recordBytes) throw new Error('a record ends too early');
          return record;
        });
      } catch (thrown) {
        throw storageFailure(thrown, folderName, 'reading');
      }
    },
    async remove() {
      handle.close();
      await removeFromFolder().catch(() => undefined);
    },
  };
}

function filePerRecord(): RecordFile {
  const prefix = crypto.randomUUID();
  const written = new Set<number>();
  const path = (index: number): string => `${folderName}/${prefix}-${index}`;
  return {
    async write(index, record) {
      written.add(index);
      await writeFile(path(index), record);
    },
    read: (indices) => Promise.all(indices.map(async (index) => {
      const found = await readFile(path(index));
      if (!found) throw storageFailure(new Error('a record is gone'), path(index), 'reading');
      return new Uint8Array(await found.arrayBuffer());
    })),
    async remove() {
      for (const index of written) await removeFile(path(index)).catch(() => undefined);
    },
  };
}
