import { GraftFailure, type ErrorCode, type GraftError } from '../protocol/errors';

/** Stops an import. */
export function fail(code: ErrorCode, message: string, where: Pick<GraftError, 'layer' | 'file'> = {}): never {
  throw new GraftFailure({ code, message, ...where });
}

/** A name from a file as it can stand in a message: short, on one line. */
export const quoted = (name: string): string => `"${name.length > 80 ? `${name.slice(0, 77)}...` : name}"`.replace(/[\n\r\t]+/g, ' ');

/** The last part of a path. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The folder part of a path with its `/`, or nothing. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
