import { wrap } from 'comlink';
import type { EngineBench } from './bench.worker';

/** The bench itself works in a worker, as the engine does; the script outside drives it through `window.bench`. */
const worker = new Worker(new URL('./bench.worker.ts', import.meta.url), { type: 'module' });
Object.assign(window, { bench: wrap<EngineBench>(worker) });
