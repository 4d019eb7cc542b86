import { GraftFailure } from '../protocol/errors';

/** Where Graft keeps its files: paths like `images/<id>`, no folders to create, a write replaces the whole file or nothing. */
export interface FileStore {
  /** @throws GraftFailure 'storage-full' when the browser's share of the disk is used up. */
  write(path: string, content: Blob | Uint8Array<ArrayBuffer>): Promise<void>;
  read(path: string): Promise<Blob | null>;
  /** Removing what is not there is fine. */
  remove(path: string): Promise<void>;
  /** Names of the files directly in a folder, without the folder; [] where there is no such folder. */
  list(folder: string): Promise<string[]>;
}

const segmentPattern = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}$/;

/**
 * The parts of a path. Letters, digits, `.`, `_` and `-` only and no leading dot, so that no name from a file can leave its folder.
 * @throws GraftFailure 'internal': callers build paths from ids and hashes, never from names that a person or a file chose.
 */
export function pathSegments(path: string): string[] {
  const segments = path.split('/');
  if (segments.length > 8 || !segments.every((segment) => segmentPattern.test(segment))) {
    throw new GraftFailure({ code: 'internal', message: `"${path.slice(0, 200)}" is not a storage path.` });
  }
  return segments;
}

const quotaErrors = new Set(['QuotaExceededError', 'NS_ERROR_DOM_QUOTA_REACHED']);

/** What storage threw, as a failure that says what to do. */
export function storageFailure(thrown: unknown, path: string, doing: 'reading' | 'writing'): GraftFailure {
  if (thrown instanceof GraftFailure) return thrown;
  const { name, message } = thrown instanceof Error || thrown instanceof DOMException ? thrown : { name: '', message: String(thrown) };
  // Now and then Chromium says of a full disk that writing was aborted (a broken pipe); its estimate does not tell, which always has 10 GB left.
  if (quotaErrors.has(name) || (doing === 'writing' && name === 'AbortError')) {
    return new GraftFailure({
      code: 'storage-full',
      message: 'The browser has no room left for this page. Remove images and kept runs that you do not need, or free space on the disk, and try again.',
      file: path,
    });
  }
  return new GraftFailure({ code: 'storage', message: `The browser could not store or read "${path}": ${message}`, file: path });
}
