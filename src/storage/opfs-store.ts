import { pathSegments, storageFailure, type FileStore } from './file-store';

/**
 * Files in the origin private file system; null where this browser has none or refuses it (Firefox's private windows).
 * Only where windows too can write (`createWritable`): a store that only workers can write would split the files in two.
 * `createWritable` writes to a swap file and replaces the file on close, so a reader never sees half a file.
 */
export async function openOpfsStore(folder = 'graft'): Promise<FileStore | null> {
  if (typeof FileSystemFileHandle === 'undefined' || !('createWritable' in FileSystemFileHandle.prototype)) return null;
  try {
    const root = await navigator.storage.getDirectory();
    return opfsStore(await root.getDirectoryHandle(folder, { create: true }));
  } catch {
    return null;
  }
}

function opfsStore(root: FileSystemDirectoryHandle): FileStore {
  return {
    async write(path, content) {
      const segments = pathSegments(path);
      const name = segments.pop()!;
      try {
        const folder = await descend(root, segments, true);
        const file = await folder.getFileHandle(name, { create: true });
        await writeWhole(file, content);
      } catch (thrown) {
        throw storageFailure(thrown, path, 'writing');
      }
    },
    async read(path) {
      const segments = pathSegments(path);
      const name = segments.pop()!;
      const file = await orNull(async () => (await (await descend(root, segments, false)).getFileHandle(name)).getFile(), path);
      // A file whose first write never finished is empty: it was never stored.
      return file && file.size > 0 ? file : null;
    },
    async remove(path) {
      const segments = pathSegments(path);
      const name = segments.pop()!;
      await orNull(async () => (await descend(root, segments, false)).removeEntry(name), path);
    },
    async list(folder) {
      const names: string[] = [];
      await orNull(async () => {
        const handle = await descend(root, pathSegments(folder), false);
        for await (const [name, entry] of handle.entries()) if (entry.kind === 'file') names.push(name);
      }, folder);
      return names;
    },
  };
}

async function writeWhole(file: FileSystemFileHandle, content: Blob | Uint8Array<ArrayBuffer>): Promise<void> {
  const stream = await file.createWritable();
  try {
    await stream.write(content);
    await stream.close();
  } catch (thrown) {
    await stream.abort().catch(() => undefined);
    throw thrown;
  }
}

async function descend(root: FileSystemDirectoryHandle, folders: readonly string[], create: boolean): Promise<FileSystemDirectoryHandle> {
  let handle = root;
  for (const folder of folders) handle = await handle.getDirectoryHandle(folder, { create });
  return handle;
}

async function orNull<T>(work: () => Promise<T>, path: string): Promise<T | null> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'NotFoundError') return null;
    throw storageFailure(thrown, path, 'reading');
  }
}
