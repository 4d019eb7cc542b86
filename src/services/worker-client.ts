import { wrap, type Remote } from 'comlink';
import { GraftFailure } from '../protocol/errors';

interface Running<T> {
  readonly api: Remote<T>;
  readonly failed: Promise<never>;
}

/** Calls a worker that starts with the first call. When its script cannot be loaded, calls reject instead of waiting forever, and the next call starts it anew. */
export function workerClient<T>(create: () => Worker): <P extends Promise<unknown>>(call: (api: Remote<T>) => P) => Promise<Awaited<P>> {
  let running: Running<T> | null = null;
  const start = (): Running<T> => {
    const worker = create();
    const failed = new Promise<never>((_, reject) => {
      worker.addEventListener('error', (event) => {
        // An error with a message comes from a script that runs on; one without means that there is no script.
        if (event instanceof ErrorEvent && event.message) return;
        worker.terminate();
        running = null;
        reject(new GraftFailure({ code: 'internal', message: 'A part of the page could not be loaded. Reload the page; if that does not help, start the server again.' }));
      });
    });
    failed.catch(() => undefined);
    return { api: wrap<T>(worker), failed };
  };
  return async <P extends Promise<unknown>>(call: (api: Remote<T>) => P): Promise<Awaited<P>> => {
    running ??= start();
    return Promise.race<Awaited<P>>([call(running.api) as Promise<Awaited<P>>, running.failed]);
  };
}
