import { openDB, type DBSchema } from 'idb';
import { pathSegments, storageFailure, type FileStore } from './file-store';

interface Schema extends DBSchema {
  files: { key: string; value: { readonly type: string; readonly bytes: ArrayBuffer } };
}

/** Files in IndexedDB, for browsers without a writable origin private file system. Bytes rather than Blobs: Safari's private windows store no Blob. */
export async function openIdbStore(name = 'graft-files'): Promise<FileStore> {
  const database = await openDB<Schema>(name, 1, { upgrade: (db) => void db.createObjectStore('files') }).catch((thrown: unknown) => {
    throw storageFailure(thrown, name, 'reading');
  });
  return {
    async write(path, content) {
      const key = pathSegments(path).join('/');
      const blob = content instanceof Blob ? content : new Blob([content]);
      try {
        await database.put('files', { type: blob.type, bytes: await blob.arrayBuffer() }, key);
      } catch (thrown) {
        throw storageFailure(thrown, path, 'writing');
      }
    },
    async read(path) {
      try {
        const found = await database.get('files', pathSegments(path).join('/'));
        return found ? new Blob([found.bytes], { type: found.type }) : null;
      } catch (thrown) {
        throw storageFailure(thrown, path, 'reading');
      }
    },
    async remove(path) {
      await database.delete('files', pathSegments(path).join('/'));
    },
    async list(folder) {
      const prefix = `${pathSegments(folder).join('/')}/`;
      const keys = await database.getAllKeys('files', IDBKeyRange.bound(prefix, `${prefix}\uffff`));
      return keys.map((key) => key.slice(prefix.length)).filter((rest) => !rest.includes('/'));
    },
  };
}
