import { proxy } from 'comlink';
import { err } from '../core/result';
import { toGraftError } from '../protocol/errors';
import type { FilesApi } from '../protocol/files';
import { workerClient } from './worker-client';

const call = workerClient<FilesApi>(() => new Worker(new URL('../workers/files.worker.ts', import.meta.url), { type: 'module', name: 'files' }));
const failed = (thrown: unknown) => err(toGraftError(thrown));

/** The files worker, from the window. */
export const filesService: FilesApi = {
  open: (files, onProgress) => call((api) => api.open(files, proxy(onProgress))).catch(failed),
  openBase: (id, onProgress) => call((api) => api.openBase(id, proxy(onProgress))).catch(failed),
  cancelOpen: () => call((api) => api.cancelOpen()),
  export: (request) => call((api) => api.export(request)).catch(failed),
  inspectWeights: (request) => call((api) => api.inspectWeights(request)).catch(failed),
  collectWeights: (keep) => call((api) => api.collectWeights(keep)),
};
