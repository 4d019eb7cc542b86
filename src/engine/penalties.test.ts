import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { penaltiesOf } from './penalties';

beforeAll(() => tf.setBackend('cpu'));

const l2 = () => tf.regularizers.l2({ l2: 0.5 });
const ones = { kernelInitializer: 'ones', recurrentInitializer: 'ones' } as const;
const kernels = () => ({ ...ones, kernelRegularizer: l2(), recurrentRegularizer: l2() });

/** With every weight 1, an L2 of 0.5 costs half of how many weights there are. */
const cases: readonly [string, () => tf.layers.Layer, number[], number][] = [
  ['Dense', () => tf.layers.dense({ units: 3, kernelInitializer: 'ones', kernelRegularizer: l2() }), [null as never, 2], (2 * 3) / 2],
  ['SimpleRNN', () => tf.layers.simpleRNN({ units: 3, ...kernels() }), [null as never, 4, 2], (2 * 3 + 3 * 3) / 2],
  ['LSTM', () => tf.layers.lstm({ units: 3, ...kernels() }), [null as never, 4, 2], (4 * (2 * 3 + 3 * 3)) / 2],
  ['Bidirectional', () => tf.layers.bidirectional({ layer: tf.layers.simpleRNN({ units: 3, ...kernels() }), mergeMode: 'concat' } as never), [null as never, 4, 2], 2 * 3 + 3 * 3],
  ['TimeDistributed', () => tf.layers.timeDistributed({ layer: tf.layers.dense({ units: 3, kernelInitializer: 'ones', kernelRegularizer: l2() }) }), [null as never, 4, 2], (2 * 3) / 2],
  ['a layer without any', () => tf.layers.flatten(), [null as never, 4, 2], 0],
];

describe('penaltiesOf', () => {
  it.each(cases)('%s', (_name, create, shape, expected) => {
    const layer = create();
    layer.apply(tf.input({ batchShape: shape }));
    const sum = penaltiesOf(layer).reduce((total, one) => total + one.dataSync()[0]!, 0);
    expect(sum).toBeCloseTo(expected, 5);
  });

  it('is needed: tfjs counts none of a recurrent layer\'s', () => {
    const lstm = tf.layers.lstm({ units: 3, ...kernels() });
    lstm.apply(tf.input({ batchShape: [null as never, 4, 2] }));
    expect(lstm.calculateLosses()).toHaveLength(0);
  });
});
