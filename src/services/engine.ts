import { proxy } from 'comlink';
import { err } from '../core/result';
import type { EngineApi } from '../protocol/engine';
import { toGraftError } from '../protocol/errors';
import { workerClient } from './worker-client';

const call = workerClient<EngineApi>(() => new Worker(new URL('../workers/engine.worker.ts', import.meta.url), { type: 'module', name: 'engine' }));

/** The engine worker, from the window. */
export const engineService: EngineApi = {
  backends: () => call((api) => api.backends()),
  train: (request, onEvent) => call((api) => api.train(request, proxy(onEvent))).catch((thrown: unknown) => onEvent({ type: 'failed', error: toGraftError(thrown) })),
  sweepRates: (request, onEvent) => call((api) => api.sweepRates(request, proxy(onEvent))).catch((thrown: unknown) => onEvent({ type: 'failed', error: toGraftError(thrown) })),
  pause: () => call((api) => api.pause()),
  resume: () => call((api) => api.resume()),
  stop: () => call((api) => api.stop()),
  predict: (request) => call((api) => api.predict(request)).catch((thrown: unknown) => err(toGraftError(thrown))),
  activations: (request) => call((api) => api.activations(request)).catch((thrown: unknown) => err(toGraftError(thrown))),
  cancelActivations: () => call((api) => api.cancelActivations()),
  memory: () => call((api) => api.memory()),
};
