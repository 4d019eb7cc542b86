import { graphVersion } from '../graph/graph-version';
import { denseHead } from '../graph/test-documents';
import { trainingConfigSchema } from './config';
import type { RunRecord } from './run-record';

/** A kept run of two epochs, the first of them better. */
export function someRun(over: Partial<RunRecord> = {}): RunRecord {
  const document = denseHead();
  return {
    version: 1, id: 'aaaa-1', number: 3, name: null, startedAt: Date.UTC(2026, 1, 3, 14, 3), seconds: 12.5, ended: 'done', error: null,
    config: trainingConfigSchema.parse({ backend: 'wasm' }), backend: { name: 'wasm', software: false, detail: 'SIMD' }, cachedLayers: 4, trainImages: 16, validationImages: 4, bestEpoch: 1,
    epochs: [
      { epoch: 1, loss: 0.1 + 0.2, accuracy: 0.5, valLoss: 0.7, valAccuracy: 0.921, learningRate: 0.003, best: true },
      { epoch: 2, loss: 1e-7, accuracy: 1, valLoss: null, valAccuracy: null, learningRate: 0.003, best: false },
    ],
    steps: [{ step: 1, loss: 2, accuracy: 0.25, learningRate: 0.003 }],
    graph: graphVersion(document), document,
    ...over,
  };
}
