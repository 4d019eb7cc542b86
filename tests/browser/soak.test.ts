import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { optimizers } from '../../src/core/training/config';
import type { CheckpointStorage } from '../../src/protocol/checkpoints';
import type { TrainImage } from '../../src/protocol/engine';
import { buildNetwork } from '../../src/engine/build';
import { findHead } from '../../src/engine/head';
import { mobileLike, residual } from './networks';
import { drawImages, MemoryStore, requestOf, trainAll } from './plans';

const store = new MemoryStore();
let train: TrainImage[];
let validation: TrainImage[];

beforeAll(async () => {
  const images = await drawImages(store, 12, 3);
  [train, validation] = [images.slice(0, 8), images.slice(8)];
});

/** Bytes of the page's JavaScript heap after all garbage is gone. */
async function heap(): Promise<number> {
  const devtools = cdp() as unknown as { send(method: string): Promise<{ usedSize: number }> };
  await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Runtime.getHeapUsage')).usedSize;
}

const forgetting: CheckpointStorage = { write: () => Promise.resolve(), read: () => Promise.resolve([]), clear: () => Promise.resolve() };

it('50 runs leave no tensor and no memory behind, whatever the optimizer, checkpoints at every step', async () => {
  const engine = store.engine({ checkpoints: forgetting, pace: { mostShare: 1, longest: 0 } });
  const plans = [mobileLike(store, { base: true }), mobileLike(store, { base: true, last: false }, { dropout: 0.3 }), residual(store)];
  let tensors = 0;
  let bytes = 0;
  for (let run = 0; run < 50 + optimizers.length * plans.length; run++) {
    const request = requestOf(plans[run % plans.length]!, train, validation, { epochs: 2, batchSize: 4, optimizer: optimizers[run % optimizers.length]!, averaging: run % 2 ? 0.9 : 0, accumulate: 1 + (run % 3), learningRate: 0.001 });
    await trainAll(engine, request);
    store.sets.delete(`run-${request.runId}`);
    // Once all have run the caches are filled: from then on nothing may come.
    if (run === optimizers.length * plans.length - 1) [tensors, bytes] = [tf.memory().numTensors, await heap()];
  }
  expect(tf.memory().numTensors).toBe(tensors);
  expect((await heap()) - bytes).toBeLessThan(2 * 2 ** 20);
});

it('100 epochs leave no tensor behind while they run', async () => {
  const engine = store.engine();
  const seen: number[] = [];
  await engine.train(requestOf(mobileLike(store, { base: true, last: false }, { dropout: 0.3 }), train, validation, { epochs: 100, batchSize: 4, learningRate: 1e-9, averaging: 0.9 }), (event) => {
    if (event.type === 'epoch') seen.push(tf.memory().numTensors);
  });
  expect(seen).toHaveLength(100);
  // The first epoch keeps the best weights; none after it holds more.
  expect(new Set(seen).size).toBe(1);
});

it('200 rebuilds leave no tensor and no memory behind', async () => {
  const plan = residual(store);
  const head = findHead(plan);
  const rebuild = async (times: number): Promise<void> => {
    for (let at = 0; at < times; at++) (await buildNetwork(plan, { head, seed: at, readTensors: store.readTensors })).dispose();
  };
  await rebuild(20);
  const [tensors, bytes] = [tf.memory().numTensors, await heap()];
  await rebuild(200);
  expect(tf.memory().numTensors).toBe(tensors);
  expect((await heap()) - bytes).toBeLessThan(2 * 2 ** 20);
});
