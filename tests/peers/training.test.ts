import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { trainingConfigSchema, type TrainingConfig } from '../../src/core/training/config';
import { buildNetwork } from '../../src/engine/build';
import { boundaryOf } from '../../src/engine/examples';
import { inputCut } from '../../src/engine/feature-cache';
import { Fitting } from '../../src/engine/fitting';
import { findHead } from '../../src/engine/head';
import { imageInput } from '../../src/engine/images';
import { python, scratch } from './support/python';
import { classCount, referenceNetwork, seededNumbers, type ReferenceNetwork } from './support/reference-network';

const batch = 8;
const steps = 20;
const pixelsEach = 12 * 12 * 3;

const labels = Int32Array.from({ length: steps * batch }, (_, at) => (at * 7 + Math.floor(at / 5)) % classCount);
/** Whole bytes, as decoded images are; the network's input is these over 255. */
const pixels = Uint8Array.from(seededNumbers(steps * batch * pixelsEach, 11), (value) => Math.floor(value * 255));

interface KerasRun {
  readonly losses: number[];
  readonly weights: Record<string, number[]>;
}

function inKeras(network: ReferenceNetwork, config: TrainingConfig): KerasRun {
  const folder = scratch();
  const path = (name: string) => join(folder, name);
  writeFileSync(path('network.zip'), network.zip);
  writeFileSync(path('inputs.bin'), new Uint8Array(Float32Array.from(pixels, (value) => value / 255).buffer));
  writeFileSync(path('labels.bin'), new Uint8Array(labels.buffer));
  const printed = python('train.py', [path('network.zip'), path('inputs.bin'), path('labels.bin'), String(batch), JSON.stringify(config)]);
  return JSON.parse(printed.trim().split('\n').at(-1)!);
}

async function inGraft(network: ReferenceNetwork, config: TrainingConfig): Promise<KerasRun> {
  const { plan, values } = network;
  const head = findHead(plan);
  const built = await buildNetwork(plan, { head, seed: config.seed, readTensors: (refs) => Promise.resolve(refs.map(({ key }) => values.get(key)!)) });
  const cut = inputCut(plan, head.output);
  const fitting = new Fitting(built, head, boundaryOf(plan, cut), imageInput(plan), config);
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) {
    const images = Array.from({ length: batch }, (_, index) => {
      const at = step * batch + index;
      return { id: String(at), label: labels[at]!, example: [pixels.subarray(at * pixelsEach, (at + 1) * pixelsEach)] };
    });
    losses.push((await fitting.step(images, step)).loss);
  }
  const weights: Record<string, number[]> = {};
  for (const [name, { weights: variables }] of built.layers) for (const [weight, variable] of variables) weights[`${name}/${weight}`] = [...(await variable.data())];
  fitting.dispose();
  built.dispose();
  return { losses, weights };
}

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const frozenBackbone = ['stem', 'stem_bn', 'stem_relu', 'block_depthwise', 'block_bn', 'block_swish', 'block_project', 'block_add', 'separable', 'pool'];
const cases: readonly [string, readonly string[], Partial<TrainingConfig>][] = [
  ['SGD with momentum, nothing frozen', [], { optimizer: 'sgd', learningRate: 0.05, momentum: 0.9 }],
  ['SGD with Nesterov, BatchNormalizations frozen', ['stem_bn', 'block_bn'], { optimizer: 'sgd', learningRate: 0.05, momentum: 0.9, nesterov: true }],
  ['Adam, the middle of a skip connection frozen', ['stem', 'stem_bn', 'block_depthwise'], { optimizer: 'adam', learningRate: 0.003 }],
  ['RMSprop, only the head trained', frozenBackbone, { optimizer: 'rmsprop', learningRate: 0.003, momentum: 0 }],
];

test.each(cases)('%s: the losses of 20 steps are real Keras\'s to 1e-4', async (_name, frozen, changes) => {
  const config = trainingConfigSchema.parse(changes);
  const network = await referenceNetwork(frozen);
  const keras = inKeras(network, config);
  const graft = await inGraft(network, config);
  // Keras adds the penalty of frozen weights too, a constant; in Graft they do not count.
  const constant = frozen.includes('block_project') ? 0.01 * network.values.get('block_project/kernel')!.reduce((sum, value) => sum + value ** 2, 0) : 0;
  for (const [step, loss] of keras.losses.entries()) expect(Math.abs(graft.losses[step]! + constant - loss), `step ${step}`).toBeLessThan(1e-4);
  for (const name of frozen) {
    for (const [key, before] of network.values) {
      if (!key.startsWith(`${name}/`)) continue;
      expect(graft.weights[key], `${key} in Graft`).toEqual([...before]);
      expect(keras.weights[key], `${key} in Keras`).toEqual([...before]);
    }
  }
});
