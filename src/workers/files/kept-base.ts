import { z } from 'zod';
import type { BaseDefinition } from '../../core/bases/definition';
import type { ModelFile } from '../../importers/types';
import { GraftFailure } from '../../protocol/errors';
import { readFile, writeFile } from '../../storage/files';
import { checkHashes, type Hashes } from './hashes';

const recordSchema = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/));
const recordPath = (id: string): string => `bases/${id}/hashes.json`;
const filePath = (id: string, file: string): string => `bases/${id}/files/${file}`;

/** Hashes of a base network's files when they were first fetched; {} before that. */
export async function rememberedHashes(id: string): Promise<Hashes> {
  const text = await (await readFile(recordPath(id)))?.text();
  if (text === undefined) return {};
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    return {};
  }
}

/** The copy kept in the browser, checked; null where there is none or it is damaged. */
export async function readKeptFiles(base: BaseDefinition): Promise<readonly ModelFile[] | null> {
  const remembered = await rememberedHashes(base.id);
  const names = Object.keys(remembered);
  if (names.length === 0) return null;
  const blobs = await Promise.all(names.map((name) => readFile(filePath(base.id, name))));
  const files = names.flatMap((path, index) => (blobs[index] ? [{ path, blob: blobs[index] }] : []));
  if (files.length < names.length) return null;
  try {
    await checkHashes(base, files, remembered);
    return files;
  } catch (thrown) {
    if (thrown instanceof GraftFailure) return null;
    throw thrown;
  }
}

/** Keeps a copy in the browser; false when there is no room for it. */
export async function keepFiles(id: string, files: readonly ModelFile[], hashes: Hashes): Promise<boolean> {
  try {
    for (const { path, blob } of files) await writeFile(filePath(id, path), blob);
    // Last: without it there is no copy.
    await writeFile(recordPath(id), new Blob([JSON.stringify(hashes)]));
    return true;
  } catch (thrown) {
    if (thrown instanceof GraftFailure) return false;
    throw thrown;
  }
}
