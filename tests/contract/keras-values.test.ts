import * as tf from '@tensorflow/tfjs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { BuildPlan, PlanLayer } from '../../src/core/graph/types';
import { getLayer } from '../../src/core/layers/index';
import { buildNetwork } from '../../src/engine/build';

/** What tests/peers/layer_values.py wrote. */
interface Row {
  readonly layer: string;
  readonly config: Record<string, unknown>;
  readonly inputs: readonly (readonly number[])[];
  readonly shape: readonly number[];
  readonly values: readonly number[];
}
const rows = JSON.parse(readFileSync(join(import.meta.dirname, 'keras-values.json'), 'utf8')) as Row[];

const batch = 2;
/** As the script draws them: `scale * sin(0.7 i + seed)`. */
const numbers = (shape: readonly number[], seed: number, scale: number): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length: shape.reduce((all, one) => all * one, 1) }, (_, index) => scale * Math.sin(0.7 * index + seed));

function planOf({ layer, config: given, inputs, shape }: Row): BuildPlan {
  const definition = getLayer(layer)!;
  const config = definition.schema.parse(given);
  const plain = { trainable: true, learningRateMultiplier: 1, stochastic: false, batchStatistics: false, weights: [], inputs: [] };
  const heads = inputs.map((one, index): PlanLayer => ({ ...plain, name: `in${index}`, className: 'InputLayer', config: { batch_input_shape: [null, ...one], dtype: 'float32' }, outputShape: one }));
  expect(definition.outputShape(config, inputs)).toEqual(shape);
  const weights = definition.weights(config, inputs).map((weight, index) => ({ ...weight, source: { set: 'keras', key: String(index), shape: weight.shape } }));
  const tested: PlanLayer = { ...plain, name: 'layer', className: layer, config, inputs: heads.map(({ name }) => name), outputShape: shape, weights };
  return { name: 'one', layers: [...heads, tested], inputs: tested.inputs, outputs: ['layer'], classes: [], preprocessing: { scale: 1, offset: 0, color: 'rgb', fit: 'stretch' } };
}

const head = { output: 'layer', kind: 'probabilities', loss: 'cross-entropy', stripped: null, units: 1, classCount: 2 } as const;

beforeAll(() => tf.setBackend('cpu'));

it.each(rows.map((row) => [row.layer, JSON.stringify(row.config), row] as const))('%s %s computes what Keras computes, in training as well', async (_layer, _config, row) => {
  const plan = planOf(row);
  const network = await buildNetwork(plan, { head, seed: 1, readTensors: (refs) => Promise.resolve(refs.map(({ key, shape }) => numbers(shape, Number(key), 0.5).map((value) => value + 0.6))) });
  const feeds = new Map(row.inputs.map((shape, index) => [`in${index}`, tf.tensor(numbers([batch, ...shape], index, 2), [batch, ...shape])]));
  for (const training of [false, true]) {
    const [output] = network.run(feeds, ['layer'], { training, seed: 1 });
    expect(output!.shape).toEqual([batch, ...row.shape]);
    const values = await output!.data();
    row.values.forEach((wanted, index) => expect(Math.abs(values[index]! - wanted), `${index}: ${values[index]} for ${wanted}`).toBeLessThan(2e-4 * Math.max(1, Math.abs(wanted))));
  }
  network.dispose();
});
