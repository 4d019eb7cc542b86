import { describe, expect, it } from 'vitest';
import { getLayer } from './index';
import { parseConfig } from './parse';

const of = (type: string, config: Record<string, unknown>) => {
  const definition = getLayer(type)!;
  const parsed = parseConfig(definition, config);
  if (!parsed.ok) throw new Error(parsed.error.map(({ argument, message }) => `${argument}: ${message}`).join('; '));
  return { definition, config: parsed.value };
};
const lstm = { class_name: 'LSTM', config: { name: 'reader', units: 8, return_sequences: true } };

describe('wrappers', () => {
  it('derive shapes, weights and multiply-adds from the layer in them', () => {
    const both = of('Bidirectional', { layer: lstm });
    expect(both.definition.outputShape(both.config, [[5, 3]])).toEqual([5, 16]);
    expect(both.definition.weights(both.config, [[5, 3]]).map(({ name, shape }) => [name, shape])).toEqual(
      ['forward', 'backward'].flatMap((way) => [[`${way}_reader/kernel`, [3, 32]], [`${way}_reader/recurrent_kernel`, [8, 32]], [`${way}_reader/bias`, [32]]]),
    );
    expect(both.definition.macs(both.config, [[5, 3]])).toBe(2 * 5 * 4 * 8 * (3 + 8));
    const each = of('TimeDistributed', { layer: { class_name: 'Conv2D', config: { filters: 4, kernel_size: 3 } } });
    expect(each.definition.outputShape(each.config, [[7, 8, 8, 3]])).toEqual([7, 6, 6, 4]);
    expect(each.definition.weights(each.config, [[7, 8, 8, 3]]).map(({ name }) => name)).toEqual(['kernel', 'bias']);
    expect(each.definition.macs(each.config, [[7, 8, 8, 3]])).toBe(7 * 36 * 4 * 27);
  });

  it('hold the inner config in canonical form, with a name', () => {
    const { config } = of('TimeDistributed', { layer: { class_name: 'MaxPool2D', config: { name: 'a/b', junk: 1 } } });
    expect(config['layer']).toEqual({ class_name: 'MaxPooling2D', config: { name: 'max_pooling2d', trainable: true, pool_size: [2, 2], strides: null, padding: 'valid', data_format: 'channels_last' } });
    expect((of('Bidirectional', { layer: { class_name: 'GRU', config: { name: 'forward_gru', units: 2 } } }).config['layer'] as { config: object }).config).toMatchObject({ name: 'gru', units: 2 });
  });

  it('build what they hold as it is to be built', () => {
    const { definition, config } = of('TimeDistributed', { layer: { class_name: 'Reshape', config: { name: 'r', target_shape: [-1, 2] } } });
    expect(definition.buildConfig!(config, [[3, 4, 5]])).toEqual({ layer: { class_name: 'Reshape', config: { name: 'r', trainable: true, target_shape: [10, 2] } } });
  });

  it('say what is wrong with the inner layer, by its argument', () => {
    for (const [type, layer, message] of [
      ['Bidirectional', { class_name: 'Dense', config: { units: 2 } }, /"Dense" cannot be held here: LSTM/],
      ['Bidirectional', { class_name: 'LSTM', config: { units: 0 } }, /LSTM's units: give a whole number/],
      ['TimeDistributed', { class_name: 'Add' }, /"Add" cannot be held/], ['TimeDistributed', { class_name: '__proto__' }, /cannot be held/], ['TimeDistributed', 'Dense', /give an object/],
    ] as const) expect(() => of(type, { layer })).toThrow(message);
  });
});
