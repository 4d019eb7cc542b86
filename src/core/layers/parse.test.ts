import { describe, expect, it } from 'vitest';
import { LayerError } from './definition';
import { formFields } from './form';
import { getLayer, layerDefinitions } from './index';
import { parseConfig, requiredArguments } from './parse';

const parse = (type: string, config: Record<string, unknown>, complete = false) => parseConfig(getLayer(type)!, config, { complete });

function valueOf(type: string, config: Record<string, unknown>): Readonly<Record<string, unknown>> {
  const parsed = parse(type, config);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

describe('parseConfig', () => {
  it('makes one form of what files write in many', () => {
    expect(valueOf('Conv2D', { kernel_size: 5, strides: [2], padding: 'SAME', activation: null })).toMatchObject({ kernel_size: [5, 5], strides: [2, 2], padding: 'same', activation: 'linear' });
    expect(valueOf('BatchNormalization', { axis: [3] })['axis']).toBe(3);
    expect(valueOf('LayerNormalization', { axis: -1 })['axis']).toEqual([-1]);
    expect(valueOf('ZeroPadding2D', { padding: [1, 2] })['padding']).toEqual([[1, 1], [2, 2]]);
    expect(valueOf('Reshape', { target_shape: [null, 4] })['target_shape']).toEqual([-1, 4]);
    expect(valueOf('Activation', { activation: 'hardSigmoid' })['activation']).toBe('hard_sigmoid');
    expect(valueOf('Activation', { activation: 'silu' })['activation']).toBe('swish');
    expect(valueOf('InputLayer', { batch_input_shape: [16, 224, 224, 3], dtype: 'uint8' })).toEqual({ batch_input_shape: [null, 224, 224, 3], dtype: 'int32' });
  });

  it.each([
    ['zeros', { class_name: 'Zeros', config: {} }],
    ['HeNormal', { class_name: 'HeNormal', config: { seed: null } }],
    ['lecun_normal', { class_name: 'VarianceScaling', config: { scale: 1, mode: 'fan_in', distribution: 'normal', seed: null } }],
    [{ class_name: 'LecunUniform', config: { seed: 4 } }, { class_name: 'VarianceScaling', config: { scale: 1, mode: 'fan_in', distribution: 'uniform', seed: 4 } }],
    [{ class_name: 'TruncatedNormal', config: { mean: 0, stddev: 0.03, seed: null, dtype: 'float32' } }, { class_name: 'TruncatedNormal', config: { mean: 0, stddev: 0.03, seed: null } }],
    [{ class_name: 'VarianceScaling', config: { distribution: 'truncated_normal', scale: 2, mode: 'fan_out' } }, { class_name: 'VarianceScaling', config: { scale: 2, mode: 'fan_out', distribution: 'normal', seed: null } }],
  ])('initializer %j', (given, canonical) => {
    expect(valueOf('Dense', { kernel_initializer: given })['kernel_initializer']).toEqual(canonical);
  });

  it.each([
    [null, null],
    ['l2', { class_name: 'L1L2', config: { l1: 0, l2: 0.01 } }],
    [{ class_name: 'L1', config: { l1: 0.5 } }, { class_name: 'L1L2', config: { l1: 0.5, l2: 0 } }],
    [{ class_name: 'L1L2', config: { l2: 4e-5 } }, { class_name: 'L1L2', config: { l1: 0, l2: 4e-5 } }],
  ])('regularizer %j', (given, canonical) => {
    expect(valueOf('Dense', { kernel_regularizer: given })['kernel_regularizer']).toEqual(canonical);
  });

  it('reads the names of other Keras versions', () => {
    expect(valueOf('InputLayer', { batch_shape: [null, 96, 96, 3] })['batch_input_shape']).toEqual([null, 96, 96, 3]);
    expect(valueOf('LeakyReLU', { negative_slope: 0.1 })['alpha']).toBe(0.1);
  });

  it('drops what it does not know', () => {
    expect(Object.keys(valueOf('Flatten', { name: 'flatten', trainable: true, dtype: 'float32', batch_input_shape: [null, 4] }))).toEqual(['data_format']);
  });

  it('asks a whole file for what Keras has no default for', () => {
    expect(requiredArguments(getLayer('Conv2D')!)).toEqual(['filters', 'kernel_size']);
    expect(parse('Dense', {}, true)).toEqual({ ok: false, error: [{ argument: 'units', message: 'is missing' }] });
    expect(parse('Dense', {}).ok).toBe(true);
  });

  it('refuses what would compute something else than its maker meant', () => {
    for (const [type, config] of [
      ['Dense', { kernel_regularizer: 'constructor' }], ['Dense', { kernel_constraint: '__proto__' }],
      ['Conv2D', { groups: 2 }], ['Conv2D', { data_format: 'channels_first' }], ['DepthwiseConv2D', { dilation_rate: [2, 2] }], ['ReLU', { negative_slope: 0.2 }],
      ['GRU', { reset_after: true }], ['LSTM', { return_state: true }], ['GlobalAveragePooling2D', { keepdims: true }], ['ELU', { alpha: 2 }],
    ] as const) {
      const parsed = parse(type, config);
      expect(parsed.ok, type).toBe(false);
      expect(!parsed.ok && parsed.error[0]?.argument).toBe(Object.keys(config)[0]);
    }
  });
});

it.each(layerDefinitions.map((definition) => [definition.className, definition] as const))('%s: nonsense in a field is refused in plain words', (_name, definition) => {
  for (const { name, kind } of formFields(definition)) {
    for (const nonsense of ['?', -99.5, { a: 1 }, [[]], ['x', 'y'], Number.NaN, Infinity]) {
      const parsed = parseConfig(definition, { [name]: nonsense });
      if (parsed.ok) {
        expect((kind === 'number' || name === 'mean') && nonsense === -99.5, `${name} takes ${JSON.stringify(nonsense)}`).toBe(true);
        continue;
      }
      expect(parsed.error[0]?.argument).toBe(name);
      expect(parsed.error[0]?.message, `${name}: ${JSON.stringify(nonsense)}`).not.toMatch(/invalid|expected|received|too (small|big)/i);
    }
  }
});

describe('weights', () => {
  it('are refused when a tensor would be too large, with what to do', () => {
    const dense = getLayer('Dense')!;
    const config = dense.schema.parse({ units: 16_384 });
    expect(dense.weights(config, [[16_384]])).toHaveLength(2);
    expect(() => dense.weights(config, [[16_385]])).toThrow(LayerError);
    expect(() => dense.weights(config, [[7, 7, 16_385]])).toThrow(/16385 × 16384 .* Choose fewer units/);
  });
});

describe('MACs', () => {
  const macs = (type: string, config: Record<string, unknown>, ...inputs: number[][]) => getLayer(type)!.macs(getLayer(type)!.schema.parse(config), inputs);

  it('are multiply-adds for one example, by hand', () => {
    expect(macs('Dense', { units: 10 }, [256])).toBe(2560);
    expect(macs('Dense', { units: 10 }, [49, 256])).toBe(49 * 2560);
    expect(macs('Conv2D', { filters: 32, kernel_size: 3, strides: 2, padding: 'same' }, [224, 224, 3])).toBe(112 * 112 * 32 * 27);
    expect(macs('DepthwiseConv2D', { kernel_size: 3, padding: 'same' }, [112, 112, 32])).toBe(112 * 112 * 32 * 9);
    expect(macs('SeparableConv2D', { filters: 8, kernel_size: 3, padding: 'same' }, [10, 10, 4])).toBe(100 * 4 * 9 + 100 * 4 * 8);
    expect(macs('LSTM', { units: 8 }, [5, 3])).toBe(5 * 4 * 8 * (3 + 8));
    expect(macs('Conv3D', { filters: 4, kernel_size: 3, padding: 'same' }, [5, 6, 7, 2])).toBe(5 * 6 * 7 * 4 * 27 * 2);
    expect(macs('Conv3DTranspose', { filters: 4, kernel_size: 2, strides: 2 }, [5, 6, 7, 3])).toBe(5 * 6 * 7 * 3 * 8 * 4);
    expect(macs('SeparableConv1D', { filters: 8, kernel_size: 3, padding: 'same' }, [10, 4])).toBe(10 * 4 * 3 + 10 * 4 * 8);
    expect(macs('ConvLSTM2D', { filters: 4, kernel_size: 3, padding: 'same' }, [5, 6, 7, 2])).toBe(5 * 6 * 7 * 9 * 4 * 4 * (2 + 4));
    expect(macs('Dot', { axes: -1 }, [5, 4], [3, 4])).toBe(5 * 3 * 4);
    expect(macs('Flatten', {}, [7, 7, 3])).toBe(0);
  });
});
