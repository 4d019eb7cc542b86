import type { BaseDefinition } from '../../core/bases/definition';
import { readBoundedJson } from '../../importers/bounded-json';
import type { ModelFile } from '../../importers/types';
import { parseManifest } from '../../importers/weights-manifest';
import { GraftFailure } from '../../protocol/errors';
import type { OnProgress } from '../../protocol/files';
import { download } from './download';
import { keepFiles, readKeptFiles, rememberedHashes } from './kept-base';
import { checkHashes } from './hashes';

export interface FetchedBase {
  readonly files: readonly ModelFile[];
  /** Names of the outputs in order; null when the base has none. */
  readonly labels: readonly string[] | null;
  /** false: fetched, but the browser could not keep a copy. */
  readonly kept: boolean;
}

/**
 * A base network's files: the embedded ones from the page's own server, the remote ones from the copy in the browser, else from their host, checked and kept.
 * @throws GraftFailure 'offline', 'hash-mismatch', 'too-large' or 'cancelled'; then nothing has been stored.
 */
export async function fetchBase(base: BaseDefinition, page: string, onProgress: OnProgress, signal: AbortSignal): Promise<FetchedBase> {
  const labels = base.labelsUrl ? await fetchLabels(new URL(base.labelsUrl, page).href, signal) : null;
  const copy = base.kind === 'remote' ? await readKeptFiles(base) : null;
  if (copy) return { files: copy, labels, kept: true };
  const files = await fetchFiles(base, new URL(base.url, page).href, onProgress, signal);
  if (base.kind === 'embedded') return { files, labels, kept: true };
  const hashes = await checkHashes(base, files, await rememberedHashes(base.id));
  signal.throwIfAborted();
  return { files, labels, kept: await keepFiles(base.id, files, hashes) };
}

async function fetchFiles(base: BaseDefinition, url: string, onProgress: OnProgress, signal: AbortSignal): Promise<ModelFile[]> {
  const limit = base.bytes * 2 + 2 ** 20;
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    if (done > limit) throw new GraftFailure({ code: 'too-large', message: `${base.name} is much larger at its host than it should be, so it was not opened.` });
    onProgress(Math.min(done, base.bytes), base.bytes);
  };
  const model: ModelFile = { path: 'model.json', blob: await download(url, onBytes, signal) };
  const manifest = parseManifest((await readBoundedJson(model) as { readonly weightsManifest?: unknown } | null)?.weightsManifest, 'model.json');
  const shards = await inParallel(manifest.flatMap((group) => group.paths), 6, async (path) => ({ path, blob: await download(new URL(path, url).href, onBytes, signal) }));
  return [model, ...shards];
}

async function fetchLabels(url: string, signal: AbortSignal): Promise<readonly string[] | null> {
  const json = await readBoundedJson({ path: url, blob: await download(url, () => undefined, signal) });
  const labels = (json as { readonly labels?: unknown } | null)?.labels;
  return Array.isArray(labels) && labels.every((label) => typeof label === 'string') ? labels : null;
}

async function inParallel<T, R>(items: readonly T[], width: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const run = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index]!);
  };
  try {
    await Promise.all(Array.from({ length: width }, run));
    return results;
  } finally {
    // After a failure no further item is begun.
    next = items.length;
  }
}
