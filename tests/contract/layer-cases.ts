import { activations } from '../../src/core/layers/activation-field';
import type { Shape } from '../../src/core/shape';
import type { Chance } from './chance';

export interface LayerCase {
  /** As a file could hold it, not yet canonical. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly inputs: readonly Shape[];
}

export interface InvalidCase extends LayerCase {
  readonly why: string;
  /** Why tfjs takes what Keras refuses; absent where tfjs refuses it too. */
  readonly tfjsTakesIt?: string;
  /** Built by a class of Graft's own, which checks nothing: the registry stands before it. */
  readonly unchecked?: boolean;
}

export interface LayerCases {
  readonly valid: (chance: Chance) => LayerCase;
  readonly invalid: readonly InvalidCase[];
}

const initializers: readonly unknown[] = [
  'glorot_uniform', 'glorot_normal', 'he_uniform', 'HeNormal', 'lecun_normal', 'zeros', 'Ones', 'random_normal', 'truncated_normal', null,
  { class_name: 'VarianceScaling', config: { scale: 0.5, mode: 'fan_out', distribution: 'truncated_normal', seed: 3 } },
  { class_name: 'RandomUniform', config: { minval: -0.1, maxval: 0.2, seed: null, dtype: 'float32' } },
  { class_name: 'Constant', config: { value: 0.25 } },
  { class_name: 'LecunUniform', config: {} },
];
const regularizers: readonly unknown[] = [null, 'l2', { class_name: 'L2', config: { l2: 0.001 } }, { class_name: 'L1', config: { l1: 0.01 } }, { class_name: 'L1L2', config: { l1: 0, l2: 4e-5 } }];
const constraints: readonly unknown[] = [null, 'NonNeg', { class_name: 'MaxNorm', config: { max_value: 3, axis: 0 } }, { class_name: 'UnitNorm', config: { axis: 0 } }];

/** Initializer, regularizer and constraint of a weight, each left out now and then. */
function penalties(chance: Chance, ...names: readonly string[]): Record<string, unknown> {
  const entries = names.flatMap((name) => [
    [`${name}_initializer`, chance.pick(initializers)],
    [`${name}_regularizer`, chance.pick(regularizers)],
    [`${name}_constraint`, chance.pick(constraints)],
  ] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== null && chance.yes(0.7)));
}

const window2d = (chance: Chance, max = 4): unknown => (chance.yes(0.3) ? chance.integer(1, max) : [chance.integer(1, max), chance.integer(1, max)]);
const asPair = (value: unknown): [number, number] => (typeof value === 'number' ? [value, value] : (value as [number, number]));

const size = (chance: Chance, unknown = 0): number | null => (chance.yes(unknown) ? null : chance.integer(1, 9));

/** Height, width and channels; now and then of unknown height or width. */
const picture = (chance: Chance, min = 1): Shape => {
  const side = () => (chance.yes(0.15) ? null : chance.integer(min, min + 8));
  return [side(), side(), chance.integer(1, 5)];
};

/** Strides and dilation, of which one is 1. */
function steps(chance: Chance): { strides: unknown; dilation_rate: unknown } {
  return chance.yes(0.3) ? { strides: 1, dilation_rate: window2d(chance, 3) } : { strides: window2d(chance, 3), dilation_rate: chance.pick([1, [1, 1]]) };
}

/** Arguments of a sliding window, and a picture that is large enough for it. */
function sliding(chance: Chance, options: { readonly dilation: boolean }): { config: Record<string, unknown>; input: Shape } {
  const kernel = window2d(chance);
  const { strides, dilation_rate } = options.dilation ? steps(chance) : { strides: window2d(chance, 3), dilation_rate: 1 };
  const padding = chance.pick(['valid', 'same', 'SAME']);
  const reach = Math.max(...asPair(kernel).map((side, axis) => (side - 1) * asPair(dilation_rate)[axis]! + 1));
  return { config: { kernel_size: kernel, strides, dilation_rate, padding, data_format: 'channels_last' }, input: picture(chance, reach) };
}

const common = (chance: Chance): Record<string, unknown> => ({ activation: chance.pick([...activations, 'silu', null]), use_bias: chance.yes(), ...penalties(chance, 'bias') });

const anyShape = (chance: Chance): Shape => Array.from({ length: chance.integer(1, 4) }, () => size(chance, 0.1));
const knownShape = (chance: Chance, min = 1, max = 4): number[] => Array.from({ length: chance.integer(min, max) }, () => chance.integer(1, 5));

/** For layers that keep any shape. */
const elementwise = (config: (chance: Chance) => Record<string, unknown>): LayerCases['valid'] => (chance) => ({ config: config(chance), inputs: [anyShape(chance)] });

const twoInputs: InvalidCase = { why: 'two inputs', config: {}, inputs: [[4, 4, 3], [4, 4, 3]] };
const flatInput: InvalidCase = { why: 'a flat input', config: {}, inputs: [[7]] };
const notAPicture = [flatInput, { why: 'a sequence', config: {}, inputs: [[7, 3]] }, { why: 'four axes', config: {}, inputs: [[2, 4, 4, 3]] }, twoInputs] as const satisfies readonly InvalidCase[];
const notASequence = [flatInput, { why: 'a picture', config: {}, inputs: [[8, 8, 3]] }, { ...twoInputs, inputs: [[4, 3], [4, 3]] }] as const satisfies readonly InvalidCase[];

const sample: Shape = [8, 8, 3];
const bad = (why: string, config: Record<string, unknown>, inputs: readonly Shape[] = [sample], tfjsTakesIt?: string): InvalidCase => ({ why, config, inputs, tfjsTakesIt });

const noCheck = 'tfjs does not check the value';
const emptied = 'tfjs gives a picture or sequence of no size';
const graftsOwn = 'Graft\'s own class leaves this check to its definition';
const atBuild = 'tfjs computes a shape without checking it, and even runs';

const convInvalid = (className: string): InvalidCase[] => [
  ...notAPicture,
  bad('a kernel larger than the picture', { kernel_size: 9 }, [sample], emptied),
  bad('a kernel much larger than the picture', { kernel_size: 13 }, [sample], 'tfjs gives negative sizes'),
  bad('unknown channels', {}, [[8, 8, null]]),
  bad('an unknown padding', { padding: 'reflect' }),
  bad('an unknown activation', { activation: 'quick_gelu' }),
  bad('a kernel of three sides', { kernel_size: [3, 3, 3] }),
  bad('a kernel that is no whole number', { kernel_size: [2.5, 3] }),
  bad('an unknown initializer', className === 'Conv2D' ? { kernel_initializer: 'magic' } : { bias_initializer: 'magic' }),
];

const merging = (className: string): LayerCases => ({
  valid(chance) {
    const shape = anyShape(chance);
    const stretched = shape.map((one) => (chance.yes(0.15) ? 1 : one));
    const inputs = Array.from({ length: chance.integer(2, 4) }, (_, index) => (index === 0 ? shape : chance.yes(0.3) ? stretched : shape));
    return { config: {}, inputs: chance.yes(0.15) && shape.length > 1 ? [...inputs, shape.slice(1)] : inputs };
  },
  invalid: [bad(`one input of ${className}`, {}, [[4]]), bad('unequal sizes', {}, [[4, 4, 3], [4, 5, 3]]), bad('unequal channels', {}, [[7, 7, 256], [7, 7, 128]])],
});

const pooling2d: LayerCases = {
  valid(chance) {
    const pool = window2d(chance);
    const config = { pool_size: pool, strides: chance.pick([null, window2d(chance, 3)]), padding: chance.pick(['valid', 'same']), data_format: 'channels_last' };
    return { config, inputs: [picture(chance, Math.max(...asPair(pool)))] };
  },
  invalid: [...notAPicture, bad('a pool larger than the picture', { pool_size: 9 }, [sample], emptied), bad('a pool of 0', { pool_size: 0 }), bad('strides of 0', { strides: [0, 1] }), bad('an unknown padding', { padding: 'reflect' })],
};

const pooling1d: LayerCases = {
  valid(chance) {
    const pool = chance.integer(1, 4);
    const config = { pool_size: chance.pick([pool, [pool]]), strides: chance.pick([null, 2, [1]]), padding: chance.pick(['valid', 'same']) };
    return { config, inputs: [[chance.yes(0.15) ? null : chance.integer(pool, 12), chance.integer(1, 5)]] };
  },
  invalid: [...notASequence, bad('a pool larger than the sequence', { pool_size: 9 }, [[8, 3]], emptied), bad('a pool of two sides', { pool_size: [2, 2] }, [[8, 3]])],
};

const globalPooling2d: LayerCases = { valid: (chance) => ({ config: { data_format: 'channels_last' }, inputs: [picture(chance)] }), invalid: notAPicture };
const globalPooling1d: LayerCases = { valid: (chance) => ({ config: {}, inputs: [[size(chance, 0.1), size(chance)]] }), invalid: notASequence };

function recurrent(extra: (chance: Chance) => Record<string, unknown>, invalid: readonly InvalidCase[]): LayerCases {
  return {
    valid: (chance) => ({
      config: {
        units: chance.integer(1, 5),
        activation: chance.pick(['tanh', 'relu', 'sigmoid']),
        return_sequences: chance.yes(),
        go_backwards: chance.yes(),
        use_bias: chance.yes(),
        dropout: chance.pick([0, 0.2]),
        ...penalties(chance, 'kernel', 'bias'),
        recurrent_initializer: 'orthogonal',
        ...extra(chance),
      },
      inputs: [[chance.yes(0.15) ? null : chance.integer(1, 5), chance.integer(1, 5)]],
    }),
    invalid: [
      ...notASequence,
      bad('no units', { units: 0 }, [[5, 3]]),
      bad('unknown features', {}, [[5, null]]),
      bad('an unknown activation', { activation: 'quick_gelu' }, [[5, 3]]),
      bad('a second output', { return_state: true }, [[5, 3]], 'Keras and tfjs have it: Graft\'s layers give one output'),
      ...invalid,
    ],
  };
}

const gates = (chance: Chance) => ({ recurrent_activation: chance.pick(['sigmoid', 'hard_sigmoid']), implementation: 2, time_major: false });
const dropping = (chance: Chance) => ({ rate: chance.number(0, 0.95), seed: chance.pick([null, 7]) });
const badRates = [bad('a negative rate', { rate: -0.1 }, [[4]], noCheck), bad('a rate above 1', { rate: 1.5 }, [[4]], noCheck), { ...twoInputs }];

/** Of a class of Graft's own. */
const custom = (one: InvalidCase): InvalidCase => ({ ...one, unchecked: true });

const triples = (chance: Chance, max = 3): unknown => (chance.yes(0.3) ? chance.integer(1, max) : [chance.integer(1, max), chance.integer(1, max), chance.integer(1, max)]);
const asTriple = (value: unknown): number[] => (typeof value === 'number' ? [value, value, value] : (value as number[]));

/** Depth, height, width and channels. */
const volume = (chance: Chance, min = 1): Shape => {
  const side = () => (chance.yes(0.1) ? null : chance.integer(min, min + 4));
  return [side(), side(), side(), chance.integer(1, 4)];
};
const notAVolume = [flatInput, { why: 'a picture', config: {}, inputs: [[8, 8, 3]] }, { ...twoInputs, inputs: [[4, 4, 4, 3], [4, 4, 4, 3]] }] as const satisfies readonly InvalidCase[];
const block: Shape = [4, 4, 4, 2];

const pooling3d: LayerCases = {
  valid(chance) {
    const pool = triples(chance);
    const config = { pool_size: pool, strides: chance.pick([null, triples(chance)]), padding: chance.pick(['valid', 'same']), data_format: 'channels_last' };
    return { config, inputs: [volume(chance, Math.max(...asTriple(pool)))] };
  },
  invalid: [...notAVolume, bad('a pool larger than the volume', { pool_size: 5 }, [block], emptied), bad('strides of two sides', { strides: [1, 2] }, [block])],
};
const globalPooling3d: LayerCases = { valid: (chance) => ({ config: { data_format: 'channels_last' }, inputs: [volume(chance)] }), invalid: notAVolume.map(custom) };

const steps1d = (chance: Chance, min: number): Shape => [chance.yes(0.1) ? null : chance.integer(min, min + 6), chance.integer(1, 4)];

/** Arguments of a window that slides over a sequence that is long enough for it. */
function sliding1d(chance: Chance): { config: Record<string, unknown>; input: Shape } {
  const kernel = chance.integer(1, 4);
  const strides = chance.integer(1, 3);
  const dilation = strides > 1 ? 1 : chance.integer(1, 3);
  const config = { kernel_size: chance.pick([kernel, [kernel]]), strides: chance.pick([strides, [strides]]), dilation_rate: [dilation], padding: chance.pick(['valid', 'same']), data_format: 'channels_last' };
  return { config, input: steps1d(chance, (kernel - 1) * dilation + 1) };
}

/** For each type of the registry: how to draw a valid config with inputs, and what must be refused. */
export const layerCases: Readonly<Record<string, LayerCases>> = {
  InputLayer: {
    valid: (chance) => ({ config: { batch_input_shape: [null, ...anyShape(chance)], dtype: 'float32', sparse: false }, inputs: [] }),
    invalid: [bad('an input', {}, [[4]]), bad('a size of 0', { batch_input_shape: [null, 0, 3] }, [], noCheck)],
  },
  Dense: {
    valid: (chance) => ({ config: { units: chance.integer(1, 8), ...common(chance), ...penalties(chance, 'kernel') }, inputs: [[...anyShape(chance).slice(1), chance.integer(1, 6)]] }),
    invalid: [
      bad('no units', { units: 0 }, [[4]]), bad('half a unit', { units: 2.5 }, [[4]]), bad('units that are no number', { units: 'ten' }, [[4]]),
      bad('an unknown activation', { activation: 'quick_gelu' }, [[4]]), bad('an unknown regularizer', { kernel_regularizer: 'l3' }, [[4]]),
      bad('an unknown constraint', { kernel_constraint: 'tight' }, [[4]]), bad('unknown features', {}, [[null]]), bad('a single number', {}, [[]]), twoInputs,
    ],
  },
  Embedding: {
    valid: (chance) => ({ config: { input_dim: chance.integer(1, 9), output_dim: chance.integer(1, 5), ...penalties(chance, 'embeddings'), mask_zero: false }, inputs: [anyShape(chance).slice(0, 2)] }),
    invalid: [bad('no words', { input_dim: 0 }, [[4]]), bad('no output', { output_dim: 0 }, [[4]]), { ...twoInputs, inputs: [[4], [4]] }],
  },
  Conv2D: {
    valid(chance) {
      const { config, input } = sliding(chance, { dilation: true });
      return { config: { filters: chance.integer(1, 6), ...config, groups: 1, ...common(chance), ...penalties(chance, 'kernel') }, inputs: [input] };
    },
    invalid: [
      ...convInvalid('Conv2D'), bad('no filters', { filters: 0 }), bad('half a filter', { filters: 1.5 }),
      bad('strides and dilation together', { strides: 2, dilation_rate: 2 }),
      bad('channels first', { data_format: 'channels_first' }, [sample], 'tfjs has it: Graft keeps to channels last'),
      bad('groups', { groups: 3 }, [sample], 'tfjs ignores groups, and would compute something else than Keras'),
    ],
  },
  DepthwiseConv2D: {
    valid(chance) {
      const { config, input } = sliding(chance, { dilation: false });
      return { config: { depth_multiplier: chance.integer(1, 3), ...config, ...common(chance), ...penalties(chance, 'depthwise') }, inputs: [input] };
    },
    invalid: [...convInvalid('DepthwiseConv2D'), bad('no filter a channel', { depth_multiplier: 0 }, [sample], atBuild), bad('dilation', { dilation_rate: 2 }, [sample], 'tfjs ignores it, and would compute something else than Keras')],
  },
  SeparableConv2D: {
    valid(chance) {
      const { config, input } = sliding(chance, { dilation: true });
      return { config: { filters: chance.integer(1, 6), depth_multiplier: chance.integer(1, 3), ...config, ...common(chance), ...penalties(chance, 'depthwise', 'pointwise') }, inputs: [input] };
    },
    invalid: [...convInvalid('SeparableConv2D'), bad('no filters', { filters: 0 }), bad('strides and dilation together', { strides: 2, dilation_rate: 2 })],
  },
  Conv2DTranspose: {
    valid(chance) {
      const config = { filters: chance.integer(1, 4), kernel_size: window2d(chance), strides: window2d(chance, 3), padding: chance.pick(['valid', 'same']), output_padding: null, dilation_rate: [1, 1] };
      return { config: { ...config, ...common(chance), ...penalties(chance, 'kernel') }, inputs: [picture(chance)] };
    },
    invalid: [
      ...notAPicture, bad('no filters', { filters: 0 }), bad('unknown channels', {}, [[8, 8, null]]),
      bad('an output padding', { output_padding: [1, 1], strides: 2 }, [sample], 'tfjs ignores it, and would compute something else than Keras'),
    ],
  },
  Conv1D: {
    valid(chance) {
      const kernel = chance.integer(1, 4);
      const strides = chance.integer(1, 2);
      const dilation = strides > 1 ? 1 : chance.integer(1, 2);
      const config = { filters: chance.integer(1, 5), kernel_size: chance.pick([kernel, [kernel]]), strides: [strides], dilation_rate: [dilation], padding: chance.pick(['valid', 'same']) };
      const reach = (kernel - 1) * dilation + 1;
      return { config: { ...config, ...common(chance), ...penalties(chance, 'kernel') }, inputs: [[chance.yes(0.1) ? null : chance.integer(reach, reach + 6), chance.integer(1, 4)]] };
    },
    invalid: [
      ...notASequence, bad('no filters', { filters: 0 }, [[8, 3]]), bad('a kernel longer than the sequence', { kernel_size: 9 }, [[8, 3]], emptied), bad('a kernel of two sides', { kernel_size: [3, 3] }, [[8, 3]]),
      bad('strides and dilation together', { strides: 2, dilation_rate: 2 }, [[8, 3]]), bad('causal padding', { padding: 'causal' }, [[8, 3]]),
    ],
  },
  DepthwiseConv1D: {
    valid(chance) {
      const { config, input } = sliding1d(chance);
      return { config: { depth_multiplier: chance.integer(1, 3), ...config, ...common(chance), ...penalties(chance, 'depthwise') }, inputs: [input] };
    },
    invalid: [flatInput, bad('a picture', {}), bad('a kernel longer than the sequence', { kernel_size: 9 }, [[8, 3]]), bad('strides and dilation together', { strides: 2, dilation_rate: 2 }, [[8, 3]])].map(custom),
  },
  SeparableConv1D: {
    valid(chance) {
      const { config, input } = sliding1d(chance);
      return { config: { filters: chance.integer(1, 5), depth_multiplier: chance.integer(1, 3), ...config, ...common(chance), ...penalties(chance, 'depthwise', 'pointwise') }, inputs: [input] };
    },
    invalid: [flatInput, bad('a picture', {}), bad('a kernel longer than the sequence', { kernel_size: 9 }, [[8, 3]]), bad('no filters', { filters: 0 }, [[8, 3]])].map(custom),
  },
  Conv1DTranspose: {
    valid(chance) {
      const config = { filters: chance.integer(1, 4), kernel_size: [chance.integer(1, 4)], strides: chance.integer(1, 3), padding: chance.pick(['valid', 'same']), output_padding: null, dilation_rate: [1] };
      return { config: { ...config, ...common(chance), ...penalties(chance, 'kernel') }, inputs: [steps1d(chance, 1)] };
    },
    invalid: [flatInput, bad('a picture', {}), bad('an output padding', { output_padding: [1], strides: 2 }, [[8, 3]]), bad('dilation', { dilation_rate: [2] }, [[8, 3]])].map(custom),
  },
  Conv3D: {
    valid(chance) {
      const kernel = triples(chance);
      const config = { filters: chance.integer(1, 4), kernel_size: kernel, strides: triples(chance, 2), padding: chance.pick(['valid', 'same']), dilation_rate: [1, 1, 1], groups: 1 };
      return { config: { ...config, ...common(chance), ...penalties(chance, 'kernel') }, inputs: [volume(chance, Math.max(...asTriple(kernel)))] };
    },
    invalid: [
      ...notAVolume, bad('no filters', { filters: 0 }, [block]), bad('a kernel of two sides', { kernel_size: [3, 3] }, [block]), bad('a kernel larger than the volume', { kernel_size: 5 }, [block], emptied),
      bad('dilation', { dilation_rate: 2 }, [[8, 8, 8, 2]], 'tfjs computes it, but has no gradient of it'),
    ],
  },
  Conv3DTranspose: {
    valid(chance) {
      const config = { filters: chance.integer(1, 3), kernel_size: triples(chance), strides: triples(chance, 2), padding: chance.pick(['valid', 'same']), output_padding: null };
      return { config: { ...config, ...common(chance), ...penalties(chance, 'kernel') }, inputs: [volume(chance)] };
    },
    invalid: [...notAVolume, bad('no filters', { filters: 0 }, [block]), bad('an output padding', { output_padding: [1, 1, 1], strides: 2 }, [block], 'tfjs ignores it, and would compute something else than Keras')],
  },
  MaxPooling3D: pooling3d,
  AveragePooling3D: pooling3d,
  GlobalAveragePooling3D: globalPooling3d,
  GlobalMaxPooling3D: globalPooling3d,
  MaxPooling2D: pooling2d,
  AveragePooling2D: pooling2d,
  MaxPooling1D: pooling1d,
  AveragePooling1D: pooling1d,
  GlobalAveragePooling2D: globalPooling2d,
  GlobalMaxPooling2D: globalPooling2d,
  GlobalAveragePooling1D: globalPooling1d,
  GlobalMaxPooling1D: globalPooling1d,
  BatchNormalization: {
    valid(chance) {
      const shape = [...anyShape(chance).slice(2), chance.integer(1, 6)];
      const config = { axis: chance.pick([-1, shape.length, [shape.length]]), momentum: chance.number(0, 1), epsilon: 0.001, center: chance.yes(0.8), scale: chance.yes(0.8) };
      return { config: { ...config, ...penalties(chance, 'beta', 'gamma') }, inputs: [shape] };
    },
    invalid: [bad('unknown channels', {}, [[8, 8, null]]), bad('an axis that is not there', { axis: 7 }), bad('an axis that is no number', { axis: 'last' }), bad('four axes', {}, [[2, 4, 4, 3]]), { ...twoInputs }],
  },
  LayerNormalization: {
    valid(chance) {
      const shape = knownShape(chance, 1, 3);
      const axis = chance.pick([-1, [-1], shape.length, shape.map((_one, index) => index + 1)]);
      return { config: { axis, epsilon: 0.001, center: chance.yes(0.8), scale: chance.yes(0.8), gamma_initializer: 'ones' }, inputs: [shape] };
    },
    invalid: [bad('an axis that is not there', { axis: [9] }), bad('an axis twice', { axis: [1, 1] }), bad('four axes', {}, [[2, 4, 4, 3]]), bad('an axis that is no whole number', { axis: 1.5 }), bad('unknown channels', {}, [[8, 8, null]]), { ...twoInputs }],
  },
  Activation: {
    valid: (chance) => ({ config: { activation: chance.pick(activations) }, inputs: [[...anyShape(chance).slice(1), chance.integer(1, 5)]] }),
    invalid: [bad('an unknown function', { activation: 'quick_gelu' }, [[4]]), { ...twoInputs }],
  },
  ReLU: {
    valid: elementwise((chance) => ({ max_value: chance.pick([null, 6, 1]), negative_slope: 0, threshold: 0 })),
    invalid: [bad('a slope', { negative_slope: 0.1 }, [[4]], 'tfjs ignores it, and would compute something else than Keras'), bad('a negative limit', { max_value: -1 }, [[4]]), { ...twoInputs }],
  },
  LeakyReLU: { valid: elementwise((chance) => ({ alpha: chance.number(0, 1) })), invalid: [bad('a slope that is no number', { alpha: 'steep' }, [[4]], noCheck), { ...twoInputs }] },
  PReLU: {
    valid(chance) {
      const shape = knownShape(chance, 1, 3);
      return { config: { shared_axes: chance.pick([null, [1], shape.map((_one, index) => index + 1)]), ...penalties(chance, 'alpha') }, inputs: [shape] };
    },
    invalid: [bad('an unknown size', {}, [[null, 3]]), bad('shared axes that are no numbers', { shared_axes: 'all' }), { ...twoInputs }],
  },
  ThresholdedReLU: { valid: elementwise((chance) => ({ theta: chance.number(0, 2) })), invalid: [bad('a negative threshold', { theta: -1 }, [[4]]), bad('two inputs', {}, [[4], [4]])].map(custom) },
  ELU: { valid: elementwise(() => ({ alpha: 1 })), invalid: [bad('another alpha', { alpha: 0.5 }, [[4]]), { ...twoInputs }] },
  Softmax: {
    valid(chance) {
      const shape = knownShape(chance);
      return { config: { axis: chance.pick([-1, [-1], shape.length]) }, inputs: [shape] };
    },
    invalid: [bad('another axis than the last', { axis: 1 }, [[4, 3]]), { ...twoInputs }],
  },
  Dropout: { valid: elementwise(dropping), invalid: badRates },
  SpatialDropout1D: { valid: (chance) => ({ config: dropping(chance), inputs: [[size(chance, 0.1), size(chance)]] }), invalid: [...notASequence] },
  SpatialDropout2D: { valid: (chance) => ({ config: dropping(chance), inputs: [picture(chance)] }), invalid: notAPicture.map(custom) },
  SpatialDropout3D: { valid: (chance) => ({ config: dropping(chance), inputs: [volume(chance)] }), invalid: notAVolume.map(custom) },
  GaussianDropout: { valid: elementwise(dropping), invalid: badRates },
  GaussianNoise: { valid: elementwise((chance) => ({ stddev: chance.number(0, 2) })), invalid: [bad('a negative deviation', { stddev: -1 }, [[4]], noCheck), { ...twoInputs }] },
  AlphaDropout: { valid: elementwise(dropping), invalid: badRates },
  Flatten: {
    valid: (chance) => ({ config: { data_format: 'channels_last' }, inputs: [knownShape(chance, 2)] }),
    invalid: [flatInput, bad('an unknown size', {}, [[null, 4, 3]]), twoInputs],
  },
  Reshape: {
    valid(chance) {
      const shape = knownShape(chance);
      const total = shape.reduce((all, one) => all * one, 1);
      const target = chance.pick([[-1], [total], [1, -1], [1, 1, total], [...shape].reverse(), [null, 1], [shape[0], -1]]);
      return { config: { target_shape: target }, inputs: [chance.yes(0.1) ? [null, ...shape] : shape] };
    },
    invalid: [
      bad('another count', { target_shape: [5] }), bad('a count that does not divide', { target_shape: [-1, 5] }), bad('two open sizes', { target_shape: [-1, -1] }), bad('a size of 0', { target_shape: [0, -1] }), { ...twoInputs, config: { target_shape: [-1] } },
    ],
  },
  Permute: {
    valid(chance) {
      const dims = chance.pick([[1], [2, 1], [1, 2], [3, 1, 2], [2, 1, 3]]);
      return { config: { dims }, inputs: [dims.map(() => size(chance, 0.1))] };
    },
    invalid: [bad('more axes than there are', { dims: [3, 2, 1] }, [[4, 3]]), bad('an axis twice', { dims: [1, 1] }, [[4, 3]]), bad('axes from 0', { dims: [0, 1] }, [[4, 3]]), { ...twoInputs, config: { dims: [1, 2, 3] } }],
  },
  RepeatVector: { valid: (chance) => ({ config: { n: chance.integer(1, 6) }, inputs: [[size(chance)]] }), invalid: [bad('a sequence', {}, [[4, 3]]), bad('a picture', {}), bad('no times', { n: 0 }, [[4]], atBuild)] },
  ZeroPadding2D: {
    valid: (chance) => ({ config: { padding: chance.pick([1, [1, 2], [[0, 1], [0, 1]], [[2, 0], [1, 3]]]) }, inputs: [picture(chance)] }),
    invalid: [...notAPicture, bad('three sides', { padding: [[1, 1], [1, 1], [1, 1]] }), bad('a side of one number', { padding: [[1], [1]] }), bad('a negative border', { padding: -1 }, [sample], 'tfjs crops instead')],
  },
  ZeroPadding1D: { valid: (chance) => ({ config: { padding: chance.pick([0, 1, [2, 1]]) }, inputs: [steps1d(chance, 1)] }), invalid: [flatInput, bad('a picture', {}), bad('three ends', { padding: [1, 1, 1] }, [[4, 3]])].map(custom) },
  ZeroPadding3D: {
    valid: (chance) => ({ config: { padding: chance.pick([1, [1, 0, 2], [[0, 1], [2, 0], [1, 1]]]) }, inputs: [volume(chance)] }),
    invalid: [...notAVolume, bad('two sides', { padding: [1, 1] }, [block]), bad('a negative border', { padding: -1 }, [block])].map(custom),
  },
  Cropping1D: { valid: (chance) => ({ config: { cropping: chance.pick([0, 1, [2, 1]]) }, inputs: [steps1d(chance, 5)] }), invalid: [flatInput, bad('a picture', {}), bad('all of the sequence', { cropping: 2 }, [[4, 3]])].map(custom) },
  Cropping3D: {
    valid: (chance) => ({ config: { cropping: chance.pick([1, [1, 0, 2], [[0, 1], [2, 0], [1, 1]]]) }, inputs: [volume(chance, 5)] }),
    invalid: [...notAVolume, bad('all of the volume', { cropping: 2 }, [block])].map(custom),
  },
  UpSampling1D: { valid: (chance) => ({ config: { size: chance.integer(1, 3) }, inputs: [steps1d(chance, 1)] }), invalid: [flatInput, bad('a picture', {}), bad('a size of 0', { size: 0 }, [[4, 3]])].map(custom) },
  UpSampling3D: { valid: (chance) => ({ config: { size: triples(chance) }, inputs: [volume(chance)] }), invalid: [...notAVolume, bad('a size of 0', { size: 0 }, [block])].map(custom) },
  Cropping2D: {
    // tfjs takes the unknown size of a picture for 0, and gives a negative one: all sizes are known here.
    valid: (chance) => ({ config: { cropping: chance.pick([0, 1, [1, 2], [[0, 1], [2, 0]]]) }, inputs: [[chance.integer(5, 9), chance.integer(5, 9), size(chance)]] }),
    invalid: [...notAPicture, bad('all of the picture', { cropping: 4 }, [sample], atBuild), bad('more than the picture', { cropping: 5 })],
  },
  UpSampling2D: {
    valid: (chance) => ({ config: { size: window2d(chance, 3), interpolation: chance.pick(['nearest', 'bilinear']) }, inputs: [picture(chance)] }),
    invalid: [...notAPicture, bad('an unknown interpolation', { interpolation: 'lanczos3' }), bad('a size of 0', { size: [0, 0] }, [sample], emptied)],
  },
  Add: merging('Add'),
  Subtract: {
    valid(chance) {
      const shape = anyShape(chance);
      return { config: {}, inputs: [shape, chance.yes(0.15) && shape.length > 1 ? shape.slice(1) : shape.map((one) => (chance.yes(0.15) ? 1 : one))] };
    },
    invalid: [bad('one input', {}, [[4]]), bad('three inputs', {}, [[4], [4], [4]]), bad('unequal sizes', {}, [[4, 4, 3], [4, 5, 3]]), bad('unequal channels', {}, [[7, 7, 256], [7, 7, 128]])].map(custom),
  },
  Dot: {
    valid(chance) {
      const [a, b] = [knownShape(chance, 1, 3), knownShape(chance, 1, 3)];
      const axes = [chance.integer(1, a.length), chance.integer(1, b.length)] as const;
      b[axes[1] - 1] = a[axes[0] - 1]!;
      const last = axes[0] === a.length && axes[1] === b.length;
      return { config: { axes: last ? chance.pick<unknown>([-1, [...axes]]) : [...axes], normalize: chance.yes() }, inputs: [a, b] };
    },
    invalid: [bad('one input', {}, [[4]]), bad('unequal sizes', { axes: -1 }, [[4, 3], [4, 5]]), bad('the batch axis', { axes: 0 }, [[4], [4]]), bad('three axes', { axes: [1, 1, 1] }, [[4], [4]])].map(custom),
  },
  Multiply: merging('Multiply'),
  Average: merging('Average'),
  Maximum: merging('Maximum'),
  Minimum: merging('Minimum'),
  Concatenate: {
    valid(chance) {
      const shape = knownShape(chance);
      const index = chance.integer(0, shape.length - 1);
      const axis = chance.pick(index === shape.length - 1 ? [-1, index + 1] : [index + 1, index - shape.length]);
      const inputs = Array.from({ length: chance.integer(2, 4) }, () => shape.map((one, at) => (at === index ? chance.integer(1, 5) : one)));
      return { config: { axis }, inputs };
    },
    invalid: [bad('one input', {}, [[4]]), bad('unequal sizes', {}, [[4, 4, 3], [4, 5, 3]]), bad('unequal ranks', {}, [[4, 3], [3]]), bad('an axis that is not there', { axis: 5 }, [[4], [4]]), bad('the batch axis', { axis: 0 }, [[4], [4]], 'tfjs joins the batches, and has twice as many examples then')],
  },
  LSTM: recurrent((chance) => ({ ...gates(chance), unit_forget_bias: chance.yes() }), []),
  GRU: recurrent((chance) => ({ ...gates(chance), reset_after: false }), [bad('reset_after', { reset_after: true }, [[5, 3]])]),
  ConvLSTM2D: {
    valid(chance) {
      const kernel = window2d(chance, 3);
      const config = {
        filters: chance.integer(1, 3), kernel_size: kernel, strides: window2d(chance, 2), padding: chance.pick(['valid', 'same']), dilation_rate: [1, 1], data_format: 'channels_last', activation: chance.pick(['tanh', 'relu']),
        return_sequences: chance.yes(), go_backwards: chance.yes(), use_bias: chance.yes(), unit_forget_bias: chance.yes(), dropout: chance.pick([0, 0.2]), ...gates(chance), ...penalties(chance, 'kernel', 'bias'),
      };
      const side = () => chance.integer(Math.max(...asPair(kernel)), 6);
      return { config, inputs: [[chance.integer(1, 3), side(), side(), chance.integer(1, 3)]] };
    },
    invalid: [...notAVolume, bad('no filters', { filters: 0 }, [block]), bad('a kernel larger than the picture', { filters: 1, kernel_size: 5 }, [block], emptied), bad('dilation', { filters: 1, dilation_rate: 2 }, [[2, 8, 8, 3]], 'tfjs computes it, but has no gradient of it')],
  },
  Bidirectional: {
    valid(chance) {
      const layer = chance.pick([
        { class_name: 'LSTM', config: { name: 'lstm_3', units: chance.integer(1, 4), return_sequences: chance.yes(), use_bias: chance.yes() } },
        { class_name: 'GRU', config: { units: 3, return_sequences: chance.yes(), go_backwards: true, dtype: 'float32' } },
        { class_name: 'SimpleRNN', config: { name: 'forward_rnn', units: 2, kernel_regularizer: 'l2' } },
      ]);
      return { config: { layer, merge_mode: chance.pick(['concat', 'sum', 'ave', 'mul']) }, inputs: [[chance.yes(0.15) ? null : chance.integer(1, 5), chance.integer(1, 4)]] };
    },
    invalid: [
      ...[flatInput, { ...twoInputs, inputs: [[4, 3], [4, 3]] }].map(custom),
      bad('a layer that is not recurrent', { layer: { class_name: 'Dense', config: { units: 3 } } }, [[5, 3]], 'tfjs calls it twice'),
      bad('a wrapper in a wrapper', { layer: { class_name: 'TimeDistributed', config: { layer: { class_name: 'LSTM', config: { units: 2 } } } } }, [[5, 3]]),
      bad('no layer', { layer: null }, [[5, 3]]), bad('a layer with a wrong argument', { layer: { class_name: 'LSTM', config: { units: 0 } } }, [[5, 3]]), bad('another way of joining', { merge_mode: 'max' }, [[5, 3]]),
    ],
  },
  TimeDistributed: {
    valid(chance) {
      const steps = chance.yes(0.1) ? null : chance.integer(1, 4);
      return chance.pick<LayerCase>([
        { config: { layer: { class_name: 'Dense', config: { name: 'inner', units: chance.integer(1, 4), activation: 'relu', use_bias: chance.yes() } } }, inputs: [[steps, 3]] },
        { config: { layer: { class_name: 'Conv2D', config: { filters: 2, kernel_size: [2, 2], padding: chance.pick(['same', 'valid']) } } }, inputs: [[steps, 5, 4, 2]] },
        { config: { layer: { class_name: 'BatchNormalization', config: {} } }, inputs: [[steps, 4]] },
        { config: { layer: { class_name: 'Reshape', config: { target_shape: [-1, 2] } } }, inputs: [[steps, 4, 3]] },
        { config: { layer: { class_name: 'GlobalMaxPooling2D', config: {} } }, inputs: [[steps, 4, 3, 2]] },
        { config: { layer: { class_name: 'LSTM', config: { units: 2 } } }, inputs: [[steps, 3, 4]] },
      ]);
    },
    invalid: [
      flatInput, bad('a layer of several inputs', { layer: { class_name: 'Add', config: {} } }, [[5, 3]]), bad('an unknown layer', { layer: { class_name: 'Lambda', config: {} } }, [[5, 3]]),
      bad('an input layer', { layer: { class_name: 'InputLayer', config: { batch_input_shape: [null, 3] } } }, [[5, 3]], 'tfjs hands the steps on as they are'), bad('a layer that does not fit', { layer: { class_name: 'Conv2D', config: { filters: 2, kernel_size: 3 } } }, [[5, 3]]),
    ],
  },
  SimpleRNN: recurrent(() => ({}), []),
  MultiHeadAttention: {
    valid: (chance) => ({
      config: { num_heads: chance.integer(1, 3), key_dim: chance.integer(1, 5), value_dim: chance.pick([null, 1, 4]), dropout: chance.pick([0, 0.3]), use_bias: chance.yes(), attention_axes: chance.pick([null, [1]]), ...penalties(chance, 'kernel', 'bias') },
      inputs: [[chance.yes(0.15) ? null : chance.integer(1, 6), chance.integer(1, 5)]],
    }),
    invalid: [
      bad('a flat input', {}, [[7]]), bad('a picture', {}, [sample]), bad('unknown features', {}, [[5, null]]), bad('no heads', { num_heads: 0 }, [[5, 3]], graftsOwn),
      bad('two inputs', {}, [[5, 3], [5, 3]], graftsOwn), bad('an output of another size', { output_shape: 7 }, [[5, 3]], graftsOwn), bad('an unknown initializer', { kernel_initializer: 'magic' }, [[5, 3]]),
    ],
  },
  ClassToken: {
    valid: (chance) => ({ config: { cls_initializer: chance.pick(['zeros', 'random_normal']) }, inputs: [[size(chance, 0.1), chance.integer(1, 5)]] }),
    invalid: [bad('unknown features', {}, [[5, null]]), bad('a picture', {}, [sample]), bad('two inputs', {}, [[5, 3], [5, 3]], graftsOwn)],
  },
  AddPositionEmbedding: {
    valid: (chance) => ({ config: { embeddings_initializer: chance.pick(['zeros', 'truncated_normal']) }, inputs: [knownShape(chance, 2, 2)] }),
    invalid: [bad('an unknown number of steps', {}, [[null, 3]]), bad('a picture', {}, [sample]), bad('two inputs', {}, [[5, 3], [5, 3]], graftsOwn)],
  },
  TakeToken: {
    valid: (chance) => ({ config: { index: chance.integer(-2, 1) }, inputs: [[chance.integer(2, 6), size(chance, 0.1)]] }),
    invalid: [bad('a step that is not there', { index: 5 }, [[5, 3]]), bad('a step before the first', { index: -6 }, [[5, 3]]), bad('half a step', { index: 0.5 }, [[5, 3]], graftsOwn), bad('a picture', {}, [sample]), bad('two inputs', {}, [[5, 3], [5, 3]], graftsOwn)],
  },
  PrimaryCapsules: {
    valid(chance) {
      const { config, input } = sliding(chance, { dilation: false });
      const { kernel_size, strides, padding } = config;
      const known = input.map((one) => one ?? 9);
      return { config: { n_channels: chance.integer(1, 4), dim_capsule: chance.integer(1, 5), kernel_size, strides, padding, use_bias: chance.yes(), ...penalties(chance, 'kernel', 'bias') }, inputs: [known] };
    },
    invalid: [
      bad('a flat input', {}, [[7]]), bad('a sequence', {}, [[7, 3]]), bad('two inputs', {}, [[4, 4, 3], [4, 4, 3]], graftsOwn), bad('unknown channels', {}, [[8, 8, null]]), bad('an unknown height', {}, [[null, 8, 3]], graftsOwn),
      bad('a kernel larger than the picture', { kernel_size: [9, 9] }, [sample], emptied), bad('no capsules', { n_channels: 0 }, [sample], graftsOwn), bad('an unknown padding', { padding: 'reflect' }),
    ],
  },
  CapsuleLayer: {
    valid: (chance) => ({ config: { num_capsule: chance.integer(1, 4), dim_capsule: chance.integer(1, 5), routings: chance.integer(1, 3), ...penalties(chance, 'kernel') }, inputs: [knownShape(chance, 2, 2)] }),
    invalid: [
      bad('a picture', {}, [sample]), bad('a flat input', {}, [[7]]), bad('an unknown number of capsules', {}, [[null, 8]]), bad('no capsules', { num_capsule: 0 }, [[5, 3]], graftsOwn),
      bad('no routing', { routings: 0 }, [[5, 3]], graftsOwn), bad('two inputs', {}, [[5, 3], [5, 3]], graftsOwn),
    ],
  },
  CapsuleLength: {
    valid: (chance) => ({ config: {}, inputs: [[size(chance, 0.1), size(chance)]] }),
    invalid: [bad('a picture', {}, [sample]), bad('two inputs', {}, [[5, 3], [5, 3]], graftsOwn)],
  },
  GlobalResponseNormalization: {
    valid: (chance) => ({ config: { epsilon: 1e-6, gamma_initializer: chance.pick(['zeros', 'ones']) }, inputs: [picture(chance)] }),
    invalid: [bad('unknown channels', {}, [[8, 8, null]]), bad('a flat input', {}, [[7]]), bad('two inputs', {}, [[4, 4, 3], [4, 4, 3]], graftsOwn)],
  },
  LayerScale: {
    valid(chance) {
      const shape = knownShape(chance);
      return { config: { init_values: chance.pick([1e-6, 0.1]), projection_dim: chance.pick([null, shape.at(-1)!]) }, inputs: [shape] };
    },
    invalid: [bad('other channels', { projection_dim: 7 }, [sample], graftsOwn), bad('unknown channels', {}, [[8, 8, null]]), bad('two inputs', {}, [[4], [4]], graftsOwn)],
  },
  StochasticDepth: {
    valid: elementwise((chance) => ({ drop_path_rate: chance.number(0, 0.9) })),
    invalid: [bad('a negative rate', { drop_path_rate: -0.1 }, [[4]], graftsOwn), bad('a rate of 1', { drop_path_rate: 1 }, [[4]], graftsOwn), bad('two inputs', {}, [[4], [4]], graftsOwn)],
  },
  Normalization: {
    valid(chance) {
      const shape = [...anyShape(chance).slice(2), chance.integer(1, 5)];
      const channels = shape.at(-1)!;
      const given = chance.pick<Record<string, unknown>>([{}, { mean: 0.5, variance: 2 }, { mean: Array<number>(channels).fill(0.2), variance: Array<number>(channels).fill(1.5) }]);
      return { config: { axis: chance.pick<unknown>([-1, [-1], shape.length, null].slice(0, Array.isArray(given['mean']) ? 3 : 4)), invert: chance.yes(), ...given }, inputs: [shape] };
    },
    invalid: [
      bad('a mean without a variance', { mean: 1 }), bad('too many means', { mean: [1, 2, 3, 4], variance: 1 }), bad('a negative variance', { mean: 0, variance: -1 }), bad('unknown channels', {}, [[8, 8, null]]), bad('an axis that is not there', { axis: 7 }),
    ].map(custom),
  },
  Resizing: {
    valid: (chance) => ({ config: { height: chance.integer(1, 9), width: chance.integer(1, 9), interpolation: chance.pick(['bilinear', 'nearest']), crop_to_aspect_ratio: chance.yes() }, inputs: [picture(chance)] }),
    invalid: [...notAPicture, bad('an unknown interpolation', { interpolation: 'bicubic' }), bad('a height of 0', { height: 0 })].map(custom),
  },
  CenterCrop: {
    valid: (chance) => ({ config: { height: chance.integer(1, 9), width: chance.integer(1, 9) }, inputs: [picture(chance)] }),
    invalid: [...notAPicture, bad('a height of 0', { height: 0 })].map(custom),
  },
  Rescaling: { valid: elementwise((chance) => ({ scale: chance.number(-2, 2), offset: chance.pick([0, -1, 0.5]) })), invalid: [bad('a scale that is no number', { scale: 'half' }, [[4]]), { ...twoInputs }] },
};
