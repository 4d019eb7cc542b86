import * as tf from '@tensorflow/tfjs';
import { boundaryOf, inputCut } from '../../../src/core/training/feature-cut';
import { Batches } from '../../../src/engine/batches';
import { buildNetwork } from '../../../src/engine/build';
import { Fitting } from '../../../src/engine/fitting';
import { findHead } from '../../../src/engine/head';
import { decodeImage, imageInput } from '../../../src/engine/images';
import { configOf, drawImages, type MemoryStore } from '../../browser/plans';
import { median } from './median';
import { mobilenet } from './mobilenet';

/**
 * A training step of the whole network, and its forward pass in inference mode, on one batch and the current backend: medians, milliseconds.
 * Decoding is left out; making tensors of the pixels is in both.
 */
export async function stepAndForward(store: MemoryStore, { size, classes, batchSize, rounds }: { size: number; classes: number; batchSize: number; rounds: number }): Promise<{ step: number; forward: number }> {
  const plan = mobilenet(store, size, classes, 0);
  const config = configOf({ batchSize });
  const head = findHead(plan, config);
  const input = imageInput(plan);
  const network = await buildNetwork(plan, { head, seed: 1, readTensors: store.readTensors });
  const fitting = new Fitting(network, head, boundaryOf(plan, inputCut(plan, head.output)), input, config);
  const images = await drawImages(store, batchSize, classes, size);
  const batch = await Promise.all(images.map(async ({ id, label }) => ({ id, label, example: [await decodeImage(store.images.get(id)!, input)] })));
  const step = (seed: number): Promise<unknown> => fitting.step(batch, { seed, learningRate: 0.001 });
  const forward = (): Promise<unknown> => fitting.evaluate(new Batches(images, batchSize, () => Promise.resolve(batch), false), () => false);
  const [steps, forwards]: [number[], number[]] = [[], []];
  for (let round = -2; round < rounds; round++) {
    const started = performance.now();
    await step(round + 3);
    const between = performance.now();
    // The first pass after an update prepares the new weights: not the pass's own time.
    await forward();
    const ready = performance.now();
    await forward();
    if (round < 0) continue;
    steps.push(between - started);
    forwards.push(performance.now() - ready);
  }
  fitting.dispose();
  network.dispose();
  return { step: median(steps), forward: median(forwards) };
}

export const useWasm = async (store: MemoryStore): Promise<void> => {
  await store.engine().backends();
  await tf.setBackend('wasm');
};
