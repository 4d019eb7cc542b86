import { pathSegments, type FileStore } from './file-store';

/** Files in memory, gone with the page: for tests and tools that run without a browser. */
export function memoryStore(): FileStore {
  const files = new Map<string, Blob>();
  const key = (path: string): string => pathSegments(path).join('/');
  return {
    write: async (path, content) => void files.set(key(path), new Blob([content])),
    read: async (path) => files.get(key(path)) ?? null,
    remove: async (path) => void files.delete(key(path)),
    list: async (folder) => {
      const prefix = `${key(folder)}/`;
      return [...files.keys()].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length)).filter((rest) => !rest.includes('/'));
    },
  };
}
