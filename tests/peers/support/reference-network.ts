import * as tf from '@tensorflow/tfjs';
import { compile } from '../../../src/core/graph/compile';
import type { BuildPlan, GraphDocument, LayerNode } from '../../../src/core/graph/types';
import { parseConfig } from '../../../src/core/graph/layer-config';
import { getLayer } from '../../../src/core/layers/index';
import { seededRandom } from '../../../src/core/random';
import { tfjsExporter } from '../../../src/exporters/tfjs';

type Row = readonly [name: string, type: string, config: Record<string, unknown>, inputs: readonly string[]];

const l2 = (factor: number) => ({ class_name: 'L2', config: { l2: factor } });

/** A small network with most of what a convolutional one has: a skip connection, BatchNormalization, regularizers, all kinds of convolution. */
const rows: readonly Row[] = [
  ['image', 'InputLayer', { batch_input_shape: [null, 12, 12, 3] }, []],
  ['stem', 'Conv2D', { filters: 8, kernel_size: 3, strides: 2, padding: 'same', use_bias: false }, ['image']],
  ['stem_bn', 'BatchNormalization', { momentum: 0.9 }, ['stem']],
  ['stem_relu', 'ReLU', { max_value: 6 }, ['stem_bn']],
  ['block_depthwise', 'DepthwiseConv2D', { kernel_size: 3, padding: 'same' }, ['stem_relu']],
  ['block_bn', 'BatchNormalization', { momentum: 0.9 }, ['block_depthwise']],
  ['block_swish', 'Activation', { activation: 'swish' }, ['block_bn']],
  ['block_project', 'Conv2D', { filters: 8, kernel_size: 1, kernel_regularizer: l2(0.01) }, ['block_swish']],
  ['block_add', 'Add', {}, ['stem_relu', 'block_project']],
  ['separable', 'SeparableConv2D', { filters: 10, kernel_size: 3, padding: 'valid', activation: 'elu' }, ['block_add']],
  ['pool', 'GlobalAveragePooling2D', {}, ['separable']],
  ['hidden', 'Dense', { units: 12, activation: 'tanh', kernel_regularizer: l2(0.003) }, ['pool']],
  ['norm', 'LayerNormalization', {}, ['hidden']],
  ['predictions', 'Dense', { units: 4, activation: 'softmax' }, ['norm']],
];

export const inputShape = [12, 12, 3] as const;
export const classCount = 4;

function referenceDocument(frozen: ReadonlySet<string>, activation: string): GraphDocument {
  const layers = rows.map(([name, type, config, inputs]): LayerNode => {
    const parsed = parseConfig(getLayer(type)!, name === 'predictions' ? { ...config, activation } : config);
    if (!parsed.ok) throw new Error(`${name}: ${parsed.error}`);
    return { name, type, config: parsed.value, inputs, trainable: !frozen.has(name), origin: 'pretrained', weights: {} };
  });
  return {
    name: 'reference', base: null, layers, outputs: ['predictions'], preprocessing: { scale: 1 / 255, offset: 0, color: 'rgb', fit: 'stretch' },
    classes: ['a', 'b', 'c', 'd'], followsClasses: null, positions: {},
  };
}

export interface ReferenceNetwork {
  readonly plan: BuildPlan;
  readonly values: ReadonlyMap<string, Float32Array<ArrayBuffer>>;
  /** As the exporter writes it. */
  readonly zip: Uint8Array;
}

/** The network with seeded random weights (positive where variances are), the named layers frozen, and this activation at its end. */
export async function referenceNetwork(frozen: readonly string[], activation = 'softmax'): Promise<ReferenceNetwork> {
  const compiled = compile(referenceDocument(new Set(frozen), activation));
  if (!compiled.ok) throw new Error(compiled.error.map(({ message }) => message).join('; '));
  const random = seededRandom(7);
  const values = new Map<string, Float32Array<ArrayBuffer>>();
  const layers = compiled.value.layers.map((layer) => ({
    ...layer,
    weights: layer.weights.map((weight) => {
      const key = `${layer.name}/${weight.name}`;
      const positive = weight.name.endsWith('variance') || weight.name === 'gamma';
      const numbers = Float32Array.from({ length: tf.util.sizeFromShape([...weight.shape]) }, () => (positive ? 0.6 + 0.8 * random() : 0.7 * (random() - 0.5)));
      values.set(key, numbers);
      return { ...weight, source: { set: 'reference', key, shape: weight.shape } };
    }),
  }));
  const plan = { ...compiled.value, layers };
  const { blob } = await tfjsExporter.write({ format: 'tfjs', plan, name: 'reference' }, (refs) => Promise.resolve(refs.map(({ key }) => values.get(key)!)));
  return { plan, values, zip: new Uint8Array(await blob.arrayBuffer()) };
}

/** Numbers in 0..1, the same at each call with the same seed. */
export function seededNumbers(count: number, seed: number): Float32Array<ArrayBuffer> {
  const random = seededRandom(seed);
  return Float32Array.from({ length: count }, () => random());
}
