import { wrap } from 'comlink';
import type { GraftBench } from './fit.worker';

/** Graft's engine works in a worker; the script outside drives it through `window.graft`. */
const worker = new Worker(new URL('./fit.worker.ts', import.meta.url), { type: 'module' });
Object.assign(window, { graft: wrap<GraftBench>(worker) });
