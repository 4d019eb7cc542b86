import { getBase } from '../../core/bases';
import type { BaseDefinition } from '../../core/bases/definition';
import type { Issue } from '../../core/graph/types';
import { err, ok, type Result } from '../../core/result';
import { getExporter } from '../../exporters';
import { openModel } from '../../importers';
import type { ModelFile } from '../../importers/types';
import { GraftFailure, toGraftError, type GraftError } from '../../protocol/errors';
import type { FilesApi, OpenedModel } from '../../protocol/files';
import { hasWeightSet, readTensors, removeWeightSets, writeWeightSet } from '../../storage/weights';
import { fetchBase, type FetchedBase } from './fetch-base';
import { sha256 } from './hashes';
import { inspectWeights } from './inspect-weights';

/** The files worker's answers. `page` is the address that the embedded networks' paths are relative to. */
export function createFilesApi(page: string): FilesApi {
  let opening = new AbortController();
  const start = (): AbortSignal => {
    opening.abort();
    opening = new AbortController();
    return opening.signal;
  };
  return {
    open: (files, onProgress) => asResult(async () => {
      const signal = start();
      const total = files.reduce((sum, file) => sum + file.size, 0);
      onProgress(0, total);
      const opened = await openAndStore(files.map((file) => ({ path: file.webkitRelativePath || file.name, blob: file })), signal);
      onProgress(total, total);
      return opened;
    }),
    openBase: (id, onProgress) => asResult(async () => {
      const base = getBase(id);
      if (!base) throw new GraftFailure({ code: 'missing-file', message: `There is no base network called "${id}".` });
      const signal = start();
      const fetched = await fetchBase(base, page, onProgress, signal);
      const opened = await openAndStore([...fetched.files, metadataFor(base, fetched)], signal);
      return { ...opened, document: { ...opened.document, base: id }, notes: [...opened.notes, ...keptNote(base, fetched)], format: 'Base network' };
    }),
    cancelOpen: async () => opening.abort(),
    export: (request) => asResult(async () => {
      const exporter = getExporter(request.format);
      if (!exporter) throw new GraftFailure({ code: 'unsupported-format', message: `Graft does not write the format "${request.format}".` });
      return exporter.write(request, readTensors);
    }),
    inspectWeights: (request) => asResult(() => inspectWeights(request)),
    collectWeights: (keep) => removeWeightSets(keep),
  };
}

async function openAndStore(files: readonly ModelFile[], signal: AbortSignal): Promise<OpenedModel> {
  // Named by what was opened: the same files opened twice are stored once.
  const set = await weightSetOf(files);
  const { document, tensors, notes, format } = await openModel(files, set);
  if (signal.aborted) throw new GraftFailure({ code: 'cancelled', message: 'Opening was cancelled; nothing has changed.' });
  if (!(await hasWeightSet(set))) await writeWeightSet(set, tensors);
  return { document, notes, format };
}

async function weightSetOf(files: readonly ModelFile[]): Promise<string> {
  const hashes = await Promise.all(files.map(async ({ path, blob }) => `${path}\n${await sha256(blob)}\n`));
  return `opened-1-${(await sha256(new Blob(hashes))).slice(0, 32)}`;
}

/** What the definition knows of a base network, as the file from which an importer takes it. */
function metadataFor({ name, preprocessing }: BaseDefinition, { labels }: FetchedBase): ModelFile {
  const metadata = { modelName: name, labels: labels ?? undefined, graft: { version: 1, preprocessing } };
  return { path: 'metadata.json', blob: new Blob([JSON.stringify(metadata)]) };
}

function keptNote({ name, kind, sha256: pinned }: BaseDefinition, { kept }: FetchedBase): Issue[] {
  const info = (message: string): Issue => ({ code: 'nothing-to-do', severity: 'info', message, layer: null });
  if (!kept) return [info(`There was no room to keep a copy of ${name} in the browser: it will be fetched again next time.`)];
  if (kind === 'remote' && Object.keys(pinned).length === 0) return [info(`${name} was checked against the sizes that it declares; its files' hashes are remembered from its first fetch.`)];
  return [];
}

async function asResult<T>(work: () => Promise<T>): Promise<Result<T, GraftError>> {
  try {
    return ok(await work());
  } catch (thrown) {
    return err(toGraftError(thrown));
  }
}
