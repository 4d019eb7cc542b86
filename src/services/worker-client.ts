import { wrap, type Remote } from 'comlink';
import { GraftFailure } from '../protocol/errors';

interface Running<T> {
  readonly api: Remote<T>;
  readonly failed: Promise<never>;
  end(why: GraftFailure): void;
}

export interface WorkerClient<T> {
  <P extends Promise<unknown>>(call: (api: Remote<T>) => P): Promise<Awaited<P>>;
  /** Ends the worker; the next call starts it anew. Calls that wait for an answer reject with `crashed`. */
  restart(): void;
}

const notLoaded = () => new GraftFailure({ code: 'internal', message: 'A part of the page could not be loaded. Reload the page; if that does not help, start the server again.' });
const crashed = () => new GraftFailure({ code: 'crashed', message: 'The part of the page that computes stopped unexpectedly, perhaps for lack of memory.' });

/**
 * Calls a worker that starts with the first call. When its script cannot be loaded, calls reject instead of waiting forever, and the next call starts it
 * anew; so too when it has died, where `lifeOf` tells the lock that it holds while it lives.
 */
export function workerClient<T>(create: () => Worker, lifeOf?: (api: Remote<T>) => Promise<string | null>): WorkerClient<T> {
  let running: Running<T> | null = null;
  const start = (): Running<T> => {
    const worker = create();
    const api = wrap<T>(worker);
    let fail: (why: GraftFailure) => void = () => undefined;
    const failed = new Promise<never>((_, reject) => (fail = reject));
    failed.catch(() => undefined);
    const end = (why: GraftFailure) => {
      worker.terminate();
      if (running?.api === api) running = null;
      fail(why);
    };
    worker.addEventListener('error', (event) => {
      // An error with a message comes from a script that runs on; one without means that there is no script.
      if (!(event instanceof ErrorEvent && event.message)) end(notLoaded());
    });
    const watch = async () => {
      const lock = await lifeOf?.(api);
      if (lock) await navigator.locks.request(lock, () => end(crashed()));
    };
    void watch().catch(() => undefined);
    return { api, failed, end };
  };
  const call = async <P extends Promise<unknown>>(ask: (api: Remote<T>) => P): Promise<Awaited<P>> => {
    running ??= start();
    return Promise.race<Awaited<P>>([ask(running.api) as Promise<Awaited<P>>, running.failed]);
  };
  return Object.assign(call, { restart: () => running?.end(crashed()) });
}
