import { wrap, type Remote } from 'comlink';
import type { LayoutApi } from '../protocol/layout';

let worker: Remote<LayoutApi> | null = null;

/** The layout worker, started at the first call. */
export const layoutService: LayoutApi = {
  layout(request) {
    worker ??= wrap<LayoutApi>(new Worker(new URL('../workers/layout.worker.ts', import.meta.url), { type: 'module', name: 'layout' }));
    return worker.layout(request);
  },
};
