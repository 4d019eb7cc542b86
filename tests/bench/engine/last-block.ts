import { seedOf } from '../../../src/core/random';
import { boundaryOf, featureCut } from '../../../src/core/training/feature-cut';
import { featureBatch } from '../../../src/core/training/memory';
import type { TrainImage } from '../../../src/protocol/engine';
import { buildNetwork } from '../../../src/engine/build';
import type { Example } from '../../../src/engine/examples';
import { Fitting } from '../../../src/engine/fitting';
import { findHead } from '../../../src/engine/head';
import { decodeImage, imageInput } from '../../../src/engine/images';
import { boundaryValues } from '../../../src/engine/prepare';
import type { Engine } from '../../../src/engine/trainer';
import { configOf, drawImages, requestOf, trainAll, type MemoryStore } from '../../browser/plans';
import { mobilenet } from './mobilenet';

interface Sizes {
  readonly size: number;
  readonly classes: number;
  readonly batchSize: number;
  readonly count: number;
  readonly epochs: number;
}

/** The last block and the head: what is before them is frozen. */
const tailFrom = 12;

/**
 * Training the last block and the head: a run of the engine from encoded images to written weights, and the least that it consists of, which is the frozen
 * part once over the images and then bare steps on its features, without events, order, best weights and all else. On the current backend, milliseconds.
 */
export async function lastBlock(store: MemoryStore, engine: Engine, { size, classes, batchSize, count, epochs }: Sizes, seed: number): Promise<{ run: number; prefix: number; tail: number }> {
  const plan = mobilenet(store, size, classes, tailFrom);
  const images = await drawImages(store, count, classes, size, seed);
  const began = performance.now();
  await trainAll(engine, requestOf(plan, images, [], { backend: 'wasm', batchSize, epochs }));
  const run = performance.now() - began;

  const config = configOf({ batchSize });
  const head = findHead(plan, config);
  const input = imageInput(plan);
  const boundary = boundaryOf(plan, featureCut(plan, head.output));
  const network = await buildNetwork(plan, { head, seed, readTensors: store.readTensors });
  const fitting = new Fitting(network, head, boundary, input, config);
  const groups = <T>(all: readonly T[], length: number): T[][] => Array.from({ length: Math.ceil(all.length / length) }, (_, at) => all.slice(at * length, (at + 1) * length));
  const started = performance.now();
  const features: Example[] = [];
  for (const group of groups(images, featureBatch)) {
    const pixels = await Promise.all(group.map(async ({ id }: TrainImage) => [await decodeImage(store.images.get(id)!, input)]));
    features.push(...(await boundaryValues(pixels, network, boundary, input)));
  }
  const ready = performance.now();
  const batches = groups(images.map(({ id, label }, at) => ({ id, label, example: features[at]! })), batchSize);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const [at, batch] of batches.entries()) await fitting.step(batch, { seed: seedOf(epoch, at), learningRate: 0.001 });
  }
  const tail = performance.now() - ready;
  fitting.dispose();
  network.dispose();
  return { run, prefix: ready - started, tail };
}
