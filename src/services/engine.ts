import { proxy } from 'comlink';
import { err, type Result } from '../core/result';
import type { EngineApi, EngineWorkerApi } from '../protocol/engine';
import { toGraftError, type GraftError } from '../protocol/errors';
import { recovering } from './recovering';
import { workerClient } from './worker-client';

const call = workerClient<EngineWorkerApi>(
  () => new Worker(new URL('../workers/engine.worker.ts', import.meta.url), { type: 'module', name: 'engine' }),
  (api) => api.life(),
);

const trainer = recovering(
  {
    train: (request, onEvent) => call((api) => api.train(request, proxy(onEvent))),
    pause: () => call((api) => api.pause()),
    resume: () => call((api) => api.resume()),
    stop: () => call((api) => api.stop()),
  },
  () => call.restart(),
);

/** The engine worker, from the window. */
export const engineService: EngineApi = {
  backends: () => call((api) => api.backends()),
  ...trainer,
  async sweepRates(request, onEvent) {
    let lost = false;
    const listen: typeof onEvent = (event) => {
      lost ||= event.type === 'failed' && event.error.code === 'gpu-lost';
      onEvent(event);
    };
    await call((api) => api.sweepRates(request, proxy(listen))).catch((thrown: unknown) => onEvent({ type: 'failed', error: toGraftError(thrown) }));
    // The next one is to find the card again.
    if (lost) call.restart();
  },
  predict: (request) => answered(() => call((api) => api.predict(request))),
  activations: (request) => answered(() => call((api) => api.activations(request))),
  cancelActivations: () => call((api) => api.cancelActivations()),
  memory: () => call((api) => api.memory()),
};

/** A question whose worker has lost the graphics card or died, as after a laptop's sleep, is asked once more, of a new one. */
async function answered<T>(ask: () => Promise<Result<T, GraftError>>): Promise<Result<T, GraftError>> {
  const attempt = () => ask().catch((thrown: unknown) => err(toGraftError(thrown)));
  const first = await attempt();
  if (first.ok || !['gpu-lost', 'crashed'].includes(first.error.code)) return first;
  if (first.error.code === 'gpu-lost') call.restart();
  return attempt();
}
