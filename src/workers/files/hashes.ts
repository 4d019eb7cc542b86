import type { BaseDefinition } from '../../core/bases/definition';
import type { ModelFile } from '../../importers/types';
import { GraftFailure } from '../../protocol/errors';

/** SHA-256 in hex, by file name. */
export type Hashes = Readonly<Record<string, string>>;

/** @throws GraftFailure on a page that is neither local nor https: browsers hash only there. */
export async function sha256(blob: Blob): Promise<string> {
  if (!globalThis.crypto?.subtle) throw new GraftFailure({ code: 'internal', message: 'The browser treats this page as unsafe. Open it as http://localhost or over https.' });
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The hashes of a base network's files, each equal to the known one: pinned in the definition, else remembered from the first fetch, else none yet.
 * @throws GraftFailure 'hash-mismatch' naming the file.
 */
export async function checkHashes(base: BaseDefinition, files: readonly ModelFile[], remembered: Hashes): Promise<Hashes> {
  const hashes = await Promise.all(files.map(async ({ path, blob }) => [path, await sha256(blob)] as const));
  for (const [file, hash] of hashes) {
    const known = Object.hasOwn(base.sha256, file) ? base.sha256[file] : Object.hasOwn(remembered, file) ? remembered[file] : undefined;
    if (known !== undefined && known !== hash) {
      throw new GraftFailure({ code: 'hash-mismatch', message: `The file "${file}" of ${base.name} is not the one that Graft knows: it was changed at its host or damaged on the way, so it was not opened. Try again later.`, file });
    }
  }
  return Object.fromEntries(hashes);
}
