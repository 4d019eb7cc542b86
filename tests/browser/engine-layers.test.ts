import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BuildPlan, PlanLayer } from '../../src/core/graph/types';
import { activations } from '../../src/core/layers/activation-field';
import type { LayerDefinition } from '../../src/core/layers/definition';
import { getLayer, layerDefinitions } from '../../src/core/layers/index';
import { seededRandom } from '../../src/core/random';
import { Backends } from '../../src/engine/backends';
import { buildNetwork } from '../../src/engine/build';
import type { Network } from '../../src/engine/network';
import type { BackendName } from '../../src/protocol/engine';

/** Arguments that defaults do not give, and inputs other than one small feature map. */
interface Case {
  readonly config: Record<string, unknown>;
  readonly inputs?: readonly (readonly number[])[];
}

const map = [6, 7, 3];
const steps = [[5, 4]];
const two = [map, map];
const volume = [[4, 4, 5, 2]];
const cases: Readonly<Record<string, readonly Case[]>> = {
  Dense: [{ config: { units: 4, activation: 'tanh' }, inputs: [[5]] }],
  Embedding: [{ config: { input_dim: 6, output_dim: 3 }, inputs: [[4]] }],
  Conv2D: [{ config: { filters: 4, kernel_size: 3, padding: 'same' } }, { config: { filters: 4, kernel_size: 2, dilation_rate: 2, activation: 'tanh' } }],
  DepthwiseConv2D: [{ config: { kernel_size: 3, strides: 2, padding: 'same', depth_multiplier: 2 } }],
  SeparableConv2D: [{ config: { filters: 4, kernel_size: 3, padding: 'same' } }, { config: { filters: 4, kernel_size: 2, dilation_rate: 2 } }],
  Conv2DTranspose: [{ config: { filters: 4, kernel_size: 3, strides: 2, padding: 'same' } }],
  Conv1D: [{ config: { filters: 3, kernel_size: 2 }, inputs: steps }, { config: { filters: 3, kernel_size: 2, dilation_rate: 2, padding: 'same' }, inputs: steps }],
  DepthwiseConv1D: [{ config: { kernel_size: 3, strides: 2, padding: 'same', depth_multiplier: 2 }, inputs: steps }, { config: { kernel_size: 2, dilation_rate: 2, activation: 'tanh' }, inputs: steps }],
  SeparableConv1D: [{ config: { filters: 3, kernel_size: 3, padding: 'same', activation: 'hard_silu' }, inputs: steps }, { config: { filters: 3, kernel_size: 2, dilation_rate: 2 }, inputs: steps }],
  Conv1DTranspose: [{ config: { filters: 3, kernel_size: 3, strides: 2, padding: 'same' }, inputs: steps }, { config: { filters: 3, kernel_size: 4, strides: 3 }, inputs: steps }],
  Conv3D: [{ config: { filters: 3, kernel_size: 3, padding: 'same' }, inputs: volume }, { config: { filters: 3, kernel_size: [1, 2, 3], strides: [2, 1, 2], activation: 'tanh' }, inputs: volume }],
  Conv3DTranspose: [{ config: { filters: 3, kernel_size: 3, strides: 2, padding: 'same' }, inputs: volume }, { config: { filters: 3, kernel_size: [1, 2, 3], strides: [2, 1, 1], activation: 'tanh' }, inputs: volume }],
  MaxPooling3D: [{ config: { pool_size: 2 }, inputs: volume }, { config: { pool_size: 3, strides: [2, 1, 2], padding: 'same' }, inputs: volume }],
  AveragePooling3D: [{ config: { pool_size: 2 }, inputs: volume }, { config: { pool_size: 3, strides: [2, 1, 2], padding: 'same' }, inputs: volume }],
  GlobalAveragePooling3D: [{ config: {}, inputs: volume }],
  GlobalMaxPooling3D: [{ config: {}, inputs: volume }],
  SpatialDropout3D: [{ config: { rate: 0.5 }, inputs: volume }],
  ZeroPadding1D: [{ config: { padding: [1, 2] }, inputs: steps }],
  ZeroPadding3D: [{ config: { padding: [[1, 0], [0, 2], [1, 1]] }, inputs: volume }],
  Cropping1D: [{ config: { cropping: [1, 2] }, inputs: steps }],
  Cropping3D: [{ config: { cropping: [[1, 0], [0, 2], [1, 1]] }, inputs: volume }],
  UpSampling1D: [{ config: { size: 3 }, inputs: steps }],
  UpSampling3D: [{ config: { size: [1, 2, 3] }, inputs: volume }],
  Dot: [{ config: { axes: -1 }, inputs: [[5, 4], [3, 4]] }, { config: { axes: [1, 2], normalize: true }, inputs: [[5, 4], [3, 5, 2]] }],
  ConvLSTM2D: [{ config: { filters: 2, kernel_size: 2 }, inputs: [[3, 4, 5, 2]] }, { config: { filters: 2, kernel_size: 3, strides: 2, padding: 'same', return_sequences: true, go_backwards: true, dropout: 0.3, recurrent_dropout: 0.3 }, inputs: [[2, 5, 5, 2]] }],
  Bidirectional: [
    { config: { layer: { class_name: 'LSTM', config: { units: 3, return_sequences: true } } }, inputs: steps },
    { config: { layer: { class_name: 'GRU', config: { units: 3, dropout: 0.3 } }, merge_mode: 'mul' }, inputs: steps },
    { config: { layer: { class_name: 'ConvLSTM2D', config: { filters: 2, kernel_size: 2, return_sequences: true } }, merge_mode: 'ave' }, inputs: [[2, 4, 4, 2]] },
  ],
  TimeDistributed: [
    { config: { layer: { class_name: 'Dense', config: { units: 3, activation: 'tanh' } } }, inputs: steps },
    { config: { layer: { class_name: 'Conv2D', config: { filters: 2, kernel_size: 2, dilation_rate: 2 } } }, inputs: [[2, 4, 5, 2]] },
    { config: { layer: { class_name: 'BatchNormalization', config: {} } }, inputs: steps },
    { config: { layer: { class_name: 'Dropout', config: { rate: 0.4 } } }, inputs: steps },
  ],
  Normalization: [{ config: {} }, { config: { mean: [1, 2, 3], variance: [4, 1, 2] } }, { config: { axis: null, mean: 0.5, variance: 2, invert: true } }],
  Resizing: [{ config: { height: 4, width: 9 } }, { config: { height: 8, width: 5, interpolation: 'nearest', crop_to_aspect_ratio: true } }],
  CenterCrop: [{ config: { height: 3, width: 4 } }, { config: { height: 8, width: 5 } }],
  MaxPooling2D: [{ config: { pool_size: 3, strides: 2, padding: 'same' } }],
  AveragePooling2D: [{ config: { pool_size: 3, strides: 2, padding: 'same' } }, { config: { pool_size: 2, padding: 'valid' } }],
  MaxPooling1D: [{ config: { pool_size: 2 }, inputs: steps }],
  AveragePooling1D: [{ config: { pool_size: 2 }, inputs: steps }, { config: { pool_size: 3, strides: 2, padding: 'same' }, inputs: steps }],
  GlobalAveragePooling1D: [{ config: {}, inputs: steps }],
  GlobalMaxPooling1D: [{ config: {}, inputs: steps }],
  SpatialDropout1D: [{ config: { rate: 0.5 }, inputs: steps }],
  BatchNormalization: [{ config: {} }, { config: { scale: false } }, { config: { center: false } }],
  Softmax: [{ config: {}, inputs: [[5]] }],
  Dropout: [{ config: { rate: 0.5 } }],
  GaussianDropout: [{ config: { rate: 0.5 } }],
  GaussianNoise: [{ config: { stddev: 0.5 } }],
  AlphaDropout: [{ config: { rate: 0.5 } }],
  Activation: activations.map((activation) => ({ config: { activation } })),
  Reshape: [{ config: { target_shape: [7, 18] } }],
  Permute: [{ config: { dims: [2, 3, 1] } }],
  RepeatVector: [{ config: { n: 3 }, inputs: [[5]] }],
  UpSampling2D: [{ config: { size: 2 } }, { config: { size: [2, 3], interpolation: 'bilinear' } }],
  Add: [{ config: {}, inputs: two }],
  Subtract: [{ config: {}, inputs: two }],
  Multiply: [{ config: {}, inputs: two }],
  Average: [{ config: {}, inputs: two }],
  Maximum: [{ config: {}, inputs: two }],
  Minimum: [{ config: {}, inputs: two }],
  Concatenate: [{ config: {}, inputs: two }],
  LSTM: [{ config: { units: 3 }, inputs: steps }, { config: { units: 3, dropout: 0.3, recurrent_dropout: 0.3, return_sequences: true }, inputs: steps }],
  GRU: [{ config: { units: 3 }, inputs: steps }],
  SimpleRNN: [{ config: { units: 3 }, inputs: steps }],
  MultiHeadAttention: [{ config: { num_heads: 2, key_dim: 3 }, inputs: steps }, { config: { num_heads: 2, key_dim: 3, value_dim: 5, dropout: 0.4, use_bias: false }, inputs: steps }],
  ClassToken: [{ config: { cls_initializer: 'random_normal' }, inputs: steps }],
  AddPositionEmbedding: [{ config: {}, inputs: steps }],
  TakeToken: [{ config: {}, inputs: steps }, { config: { index: -2 }, inputs: steps }],
  PrimaryCapsules: [{ config: { n_channels: 2, dim_capsule: 4 } }, { config: { n_channels: 3, dim_capsule: 2, kernel_size: 2, strides: 1, padding: 'same', use_bias: false } }],
  CapsuleLayer: [1, 3].map((routings) => ({ config: { num_capsule: 3, dim_capsule: 4, routings, kernel_initializer: { class_name: 'RandomNormal', config: { stddev: 0.5 } } }, inputs: [[6, 3]] })),
  CapsuleLength: [{ config: {}, inputs: steps }],
  GlobalResponseNormalization: [{ config: {} }, { config: { gamma_initializer: 'ones' } }],
  LayerScale: [{ config: { init_values: 0.5 } }, { config: { init_values: 0.5 }, inputs: steps }],
  StochasticDepth: [{ config: { drop_path_rate: 0.5 } }],
};

function planOf(definition: LayerDefinition, { config, inputs = [map] }: Case): BuildPlan | null {
  const parsed = definition.schema.safeParse(config);
  if (!parsed.success) return null;
  const plain = { trainable: true, learningRateMultiplier: 1, stochastic: false, batchStatistics: false, weights: [], inputs: [] };
  const heads: PlanLayer[] = inputs.map((shape, index) => ({
    ...plain, name: `in${index}`, className: 'InputLayer', config: { batch_input_shape: [null, ...shape], dtype: 'float32', name: `in${index}` }, outputShape: shape,
  }));
  const inner = definition.inner ? getLayer(definition.inner(parsed.data).class_name)! : definition;
  const layer: PlanLayer = {
    ...plain,
    name: 'layer',
    className: definition.className,
    config: { ...parsed.data, name: 'layer', trainable: true },
    inputs: heads.map((head) => head.name),
    outputShape: definition.outputShape(parsed.data, inputs),
    weights: definition.weights(parsed.data, inputs).map((weight) => ({ ...weight, source: null })),
    stochastic: inner.stochastic === true,
    batchStatistics: inner.batchStatistics === true,
  };
  return { name: 'one', layers: [...heads, layer], inputs: layer.inputs, outputs: ['layer'], classes: [], preprocessing: { scale: 1, offset: 0, color: 'rgb', fit: 'stretch' } };
}

const backends = new Backends();
const head = { output: 'layer', kind: 'probabilities', loss: 'cross-entropy', stripped: null, units: 1, classCount: 2 } as const;

interface Probe {
  readonly input: number;
  readonly step: number;
  readonly direction: readonly number[];
}

/** Of a weighted sum of the outputs in training mode: its value, and its gradients by input and by weight, in a fixed order. */
async function lossAndGradients(plan: BuildPlan, backend: BackendName, probe?: Probe): Promise<{ loss: number; gradients: number[][] }> {
  await tf.setBackend(backend);
  const network = await buildNetwork(plan, { head, seed: 3, readTensors: () => Promise.resolve([]) });
  const random = seededRandom(5);
  const names = plan.inputs;
  const embedding = plan.layers.at(-1)!.className === 'Embedding';
  const feeds = names.map((name, index) => {
    const shape = [3, ...(plan.layers.find((layer) => layer.name === name)!.outputShape as number[])];
    const size = tf.util.sizeFromShape(shape);
    const values = Float32Array.from({ length: size }, (_, at) => (embedding ? at % 6 : random() * 4 - 2) + (probe?.input === index ? probe.step * probe.direction[at]! : 0));
    return tf.tidy(() => tf.variable(tf.tensor(values, shape)));
  });
  const variables = [...(embedding ? [] : feeds), ...network.trainables(network.path(names, ['layer'])).map(({ variable }) => variable)];
  const given = new Map(names.map((name, index) => [name, feeds[index]!]));
  // What a layer gives while it is trained is what it gives afterwards.
  if (plan.layers.every((layer) => !layer.stochastic && !layer.batchStatistics)) await expectSameInInference(network, given);
  const result = weightedSum(network, given, variables);
  const [loss] = await result.value.data();
  const gradients = await Promise.all(variables.map(async (variable) => [...((await result.grads[variable.name]?.data()) ?? [])]));
  tf.dispose([result.value, result.grads, feeds]);
  network.dispose();
  return { loss: loss!, gradients };
}

function weightedSum(network: Network, feeds: Map<string, tf.Variable>, variables: tf.Variable[]): { value: tf.Scalar; grads: tf.NamedTensorMap } {
  const random = seededRandom(9);
  const total = (): tf.Scalar => {
    const [output] = network.run(feeds, ['layer'], { training: true, seed: 4 });
    const weights = Float32Array.from({ length: output!.size }, () => random() * 2 - 1);
    return tf.sum(tf.mul(output!, tf.tensor(weights, output!.shape)));
  };
  return variables.length > 0 ? tf.variableGrads(total, variables) : { value: tf.tidy(total), grads: {} };
}

async function expectSameInInference(network: Network, feeds: Map<string, tf.Variable>): Promise<void> {
  const largest = tf.tidy(() => {
    const [trained, used] = [true, false].map((training) => network.run(feeds, ['layer'], { training, seed: 4 })[0]!);
    expect(trained!.shape).toEqual(used!.shape);
    return tf.max(tf.abs(tf.sub(trained!, used!)));
  });
  const [worst] = await largest.data();
  largest.dispose();
  const random = network.plan.layers.some(({ config }) => /"(recurrent_)?dropout":0\.[1-9]/.test(JSON.stringify(config)));
  if (!random) expect(worst, 'inference gives another output than training').toBeLessThan(1e-3);
}

function expectClose(got: readonly number[], wanted: readonly number[], tolerance: number, what: string): void {
  expect(got.length, what).toBe(wanted.length);
  const scale = wanted.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  wanted.forEach((value, index) => expect(Math.abs(value - got[index]!) / scale, `${what}: ${got[index]!} for ${value}`).toBeLessThan(tolerance));
}

const planned = layerDefinitions
  .filter((definition) => definition.className !== 'InputLayer')
  .flatMap((definition) => (cases[definition.className] ?? [{ config: {} }]).map((one) => ({ name: `${definition.className} ${JSON.stringify(one.config)}`, plan: planOf(definition, one) })))
  // An activation that the registry does not have is no case.
  .filter((one): one is { name: string; plan: BuildPlan } => one.plan !== null || !one.name.startsWith('Activation'));

beforeAll(async () => {
  for (const name of ['webgpu', 'webgl', 'wasm', 'cpu'] as const) await backends.use(name);
});

describe('every layer type trains', () => {
  it.each(planned)('$name: the CPU backend\'s gradient is the slope', async ({ plan }) => {
    expect(plan).not.toBeNull();
    const { gradients } = await lossAndGradients(plan, 'cpu');
    if (plan.layers.at(-1)!.className === 'Embedding') return;
    for (let input = 0; input < plan.inputs.length; input++) {
      const random = seededRandom(17);
      const direction = gradients[input]!.map(() => random() * 2 - 1);
      const step = 2e-4;
      const [up, down] = [await lossAndGradients(plan, 'cpu', { input, step, direction }), await lossAndGradients(plan, 'cpu', { input, step: -step, direction })];
      const slope = (up.loss - down.loss) / (2 * step);
      const along = gradients[input]!.reduce((sum, value, index) => sum + value * direction[index]!, 0);
      expect(Math.abs(slope - along) / Math.max(1, Math.abs(slope)), `slope ${slope}, gradient ${along}`).toBeLessThan(0.03);
    }
  });

  for (const backend of ['wasm', 'webgl', 'webgpu'] as const) {
    it.each(planned)(`$name: ${backend} agrees with CPU`, async ({ plan }) => {
      if (backend === 'webgpu' && plan.layers.at(-1)!.className === 'Conv3DTranspose') {
        await expect(lossAndGradients(plan, backend)).rejects.toThrow('Train with WASM or WebGL');
        return;
      }
      const wanted = await lossAndGradients(plan, 'cpu');
      const got = await lossAndGradients(plan, backend);
      expectClose([got.loss], [wanted.loss], 1e-3, 'sum of outputs');
      wanted.gradients.forEach((numbers, index) => expectClose(got.gradients[index]!, numbers, 1e-3, `gradient ${index}`));
    });
  }
});
