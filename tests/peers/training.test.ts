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

/** All cases in one process: it takes longer to start than to train. */
function inKeras(cases: readonly { readonly network: ReferenceNetwork; readonly config: TrainingConfig }[]): KerasRun[] {
  const folder = scratch();
  const path = (name: string) => join(folder, name);
  cases.forEach(({ network }, at) => writeFileSync(path(`network-${at}.zip`), network.zip));
  writeFileSync(path('cases.json'), JSON.stringify(cases.map(({ config }, at) => ({ network: path(`network-${at}.zip`), config }))));
  writeFileSync(path('inputs.bin'), new Uint8Array(Float32Array.from(pixels, (value) => value / 255).buffer));
  writeFileSync(path('labels.bin'), new Uint8Array(labels.buffer));
  const printed = python('train.py', [path('cases.json'), path('inputs.bin'), path('labels.bin'), String(batch)]);
  return printed.trim().split('\n').slice(-cases.length).map((line) => JSON.parse(line) as KerasRun);
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

const frozenBackbone = ['stem', 'stem_bn', 'stem_relu', 'block_depthwise', 'block_bn', 'block_swish', 'block_project', 'block_add', 'separable', 'pool'];
const norms = ['stem_bn', 'block_bn'];
const cases: readonly [name: string, frozen: readonly string[], changes: Partial<TrainingConfig>][] = [
  ['SGD', [], { optimizer: 'sgd', learningRate: 0.05, momentum: 0 }],
  ['SGD with momentum, nothing frozen', [], { optimizer: 'sgd', learningRate: 0.05, momentum: 0.9 }],
  ['SGD with Nesterov, BatchNormalizations frozen', norms, { optimizer: 'sgd', learningRate: 0.05, momentum: 0.9, nesterov: true }],
  ['SGD with weight decay', norms, { optimizer: 'sgd', learningRate: 0.05, momentum: 0.9, weightDecay: 0.1 }],
  ['Adam, the middle of a skip connection frozen', ['stem', 'stem_bn', 'block_depthwise'], { optimizer: 'adam', learningRate: 0.003 }],
  ['AdamW', norms, { optimizer: 'adamw', learningRate: 0.003, weightDecay: 0.5 }],
  ['RMSprop, only the head trained', frozenBackbone, { optimizer: 'rmsprop', learningRate: 0.003, momentum: 0 }],
  ['RMSprop with momentum', norms, { optimizer: 'rmsprop', learningRate: 0.0003, momentum: 0.9 }],
  ['Adagrad', norms, { optimizer: 'adagrad', learningRate: 0.03 }],
  ['Adadelta', norms, { optimizer: 'adadelta', learningRate: 1 }],
  ['Lion', frozenBackbone, { optimizer: 'lion', learningRate: 0.001, weightDecay: 0.5 }],
];

interface Compared {
  readonly frozen: readonly string[];
  readonly network: ReferenceNetwork;
  readonly config: TrainingConfig;
}

const compared: Compared[] = [];
let keras: KerasRun[];

beforeAll(async () => {
  await tf.setBackend('cpu');
  for (const [, frozen, changes] of cases) compared.push({ frozen, network: await referenceNetwork(frozen), config: trainingConfigSchema.parse(changes) });
  keras = inKeras(compared);
}, 240_000);

test.each(cases.map(([name], at) => [name, at] as const))('%s: the losses of 20 steps are real Keras\'s to 1e-4', async (_name, at) => {
  const { frozen, network, config } = compared[at]!;
  const graft = await inGraft(network, config);
  // Keras adds the penalty of frozen weights too, a constant; in Graft they do not count.
  const constant = frozen.includes('block_project') ? 0.01 * network.values.get('block_project/kernel')!.reduce((sum, value) => sum + value ** 2, 0) : 0;
  for (const [step, loss] of keras[at]!.losses.entries()) expect(Math.abs(graft.losses[step]! + constant - loss), `step ${step}`).toBeLessThan(1e-4);
  for (const name of frozen) {
    for (const [key, before] of network.values) {
      if (!key.startsWith(`${name}/`)) continue;
      expect(graft.weights[key], `${key} in Graft`).toEqual([...before]);
      expect(keras[at]!.weights[key], `${key} in Keras`).toEqual([...before]);
    }
  }
});
