import type { Tensor } from '@tensorflow/tfjs';
import { noWeights, type CustomLayer, type Settings, type Tf } from './custom-layer';

type Shape = readonly (number | null)[];

/** The summed axis of the first and the second input, the batch counted as 0. */
function axesOf(settings: Settings, ranks: readonly [number, number]): [number, number] {
  const given = settings['axes'] as number | [number, number];
  const axes = typeof given === 'number' ? ([given, given] as const) : given;
  return [axes[0] < 0 ? axes[0] + ranks[0] : axes[0], axes[1] < 0 ? axes[1] + ranks[1] : axes[1]];
}

/** Keras's `l2_normalize`. */
const unitLength = (tf: Tf, x: Tensor, axis: number): Tensor => tf.div(x, tf.sqrt(tf.maximum(tf.sum(tf.square(x), axis, true), 1e-12)));

/** `[batch, size of all other axes, size of this one]`. */
function rowsOf(tf: Tf, x: Tensor, axis: number): Tensor {
  const others = x.shape.map((_, one) => one).filter((one) => one > 0 && one !== axis);
  return tf.reshape(tf.transpose(x, [0, ...others, axis]), [x.shape[0]!, -1, x.shape[axis]!]);
}

const without = (shape: Shape, axis: number): Shape => shape.filter((_, one) => one !== axis);

/** Keras's batch-wise product, for any rank and any axes; tfjs's own has three axes at most and takes negative axes wrongly. */
export const dot: CustomLayer = {
  className: 'Dot',
  weights: noWeights,
  outputShape(settings, input, [other]) {
    const [a, b] = axesOf(settings, [input.length + 1, other!.length + 1]);
    const left = [...without(input, a - 1), ...without(other!, b - 1)];
    return left.length === 0 ? [1] : left;
  },
  call(tf, x, _weight, settings, { others: [other] }) {
    const axes = axesOf(settings, [x.rank, other!.rank]);
    const [a, b] = settings['normalize'] === true ? [unitLength(tf, x, axes[0]), unitLength(tf, other!, axes[1])] : [x, other!];
    const product = tf.matMul(rowsOf(tf, a, axes[0]), rowsOf(tf, b, axes[1]), false, true);
    const left = [...without(x.shape.slice(1), axes[0] - 1), ...without(other!.shape.slice(1), axes[1] - 1)] as number[];
    return tf.reshape(product, [x.shape[0]!, ...(left.length === 0 ? [1] : left)]);
  },
};
