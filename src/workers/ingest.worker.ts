import { expose } from 'comlink';
import type { IngestApi } from '../protocol/ingest';
import { ingestFiles } from './ingest/ingest-files';
import { drawPreview } from './ingest/draw-preview';
import { drawSamples } from './ingest/samples/draw-samples';

const running = new Set<AbortController>();

const api: IngestApi = {
  async ingest(files, onBatch) {
    const abort = new AbortController();
    running.add(abort);
    try {
      await ingestFiles(files, onBatch, abort.signal);
    } finally {
      running.delete(abort);
    }
  },
  cancel() {
    for (const abort of running) abort.abort();
    return Promise.resolve();
  },
  preview: drawPreview,
  drawSamples,
};

expose(api);
