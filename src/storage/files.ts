import type { FileStore } from './file-store';
import { openIdbStore } from './idb-store';
import { openOpfsStore } from './opfs-store';

let store: Promise<FileStore> | null = null;

/** The browser's store: the origin private file system, else IndexedDB. Windows and workers choose alike, so they see the same files. */
function opened(): Promise<FileStore> {
  store ??= openOpfsStore().then((opfs) => opfs ?? openIdbStore());
  // A refusal is not remembered: the next call asks again.
  store.catch(() => (store = null));
  return store;
}

/** Puts another store in the browser's place: tests and tools. */
export function setFileStore(replacement: FileStore): void {
  store = Promise.resolve(replacement);
}

/**
 * Stores a file, replacing what was there; a reader sees the old file or the new one, never a part.
 * @throws GraftFailure 'storage-full' with what to do, or 'storage'.
 */
export async function writeFile(path: string, content: Blob | Uint8Array<ArrayBuffer>): Promise<void> {
  return (await opened()).write(path, content);
}

/** A stored file, or null where there is none. */
export async function readFile(path: string): Promise<Blob | null> {
  return (await opened()).read(path);
}

export async function removeFile(path: string): Promise<void> {
  return (await opened()).remove(path);
}

/** Names of the files directly in a folder; [] where there is no such folder. */
export async function listFiles(folder: string): Promise<string[]> {
  return (await opened()).list(folder);
}

export interface StorageUsage {
  /** Bytes that this page uses, and may use; null where the browser does not say. */
  readonly used: number | null;
  readonly quota: number | null;
}

export async function usage(): Promise<StorageUsage> {
  const estimate = await navigator.storage?.estimate?.().catch(() => null);
  return { used: estimate?.usage ?? null, quota: estimate?.quota ?? null };
}
