import * as tf from '@tensorflow/tfjs';

/** Puts `rate - 1` zero rows after each but the last. Rank 3 throughout: padding of rank 5 goes wrong on WebGL and WebGPU. */
function spreadRows(rows: tf.Tensor2D, rate: number): tf.Tensor2D {
  const [count, size] = rows.shape;
  const padded = tf.pad(rows.reshape([count, 1, size]), [[0, 0], [0, rate - 1], [0, 0]]).reshape([count * rate, size]);
  return tf.slice(padded, [0, 0], [(count - 1) * rate + 1, size]) as tf.Tensor2D;
}

/** A kernel `[height, width, in, out]` with zeros between its taps: at stride 1 it convolves as the dilated one does. */
function spread(kernel: tf.Tensor4D, rates: readonly [number, number]): tf.Tensor4D {
  const [height, width, inputs, outputs] = kernel.shape;
  const taller = spreadRows(kernel.reshape([height, width * inputs * outputs]), rates[0]);
  const rows = taller.shape[0];
  const byColumn = tf.transpose(taller.reshape([rows, width, inputs * outputs]), [1, 0, 2]).reshape([width, rows * inputs * outputs]) as tf.Tensor2D;
  const wider = spreadRows(byColumn, rates[1]);
  return tf.transpose(wider.reshape([-1, rows, inputs * outputs]), [1, 0, 2]).reshape([rows, -1, inputs, outputs]) as tf.Tensor4D;
}

export function ratesOf(config: Readonly<Record<string, unknown>>): readonly [number, number] {
  const rate = config['dilation_rate'];
  if (typeof rate === 'number') return [rate, rate];
  if (!Array.isArray(rate)) return [1, 1];
  return [Number(rate[0] ?? 1), Number(rate[1] ?? rate[0] ?? 1)];
}

export const isDilated = (config: Readonly<Record<string, unknown>>): boolean => ratesOf(config).some((rate) => rate > 1);

type Weight = (name: string) => tf.Tensor;
type Convolution = (x: tf.Tensor, weight: Weight, config: Readonly<Record<string, unknown>>) => tf.Tensor;

const padding = (config: Readonly<Record<string, unknown>>): 'same' | 'valid' => (config['padding'] === 'same' ? 'same' : 'valid');

/**
 * Dilated convolutions whose gradient tfjs has on no backend ("dilation rates greater than 1 are not yet supported in gradients"),
 * without bias and activation. Inputs are `[batch, height, width, channels]`, Conv1D's `[batch, steps, channels]`.
 */
export const dilatedConvolutions: Readonly<Record<string, Convolution>> = {
  Conv2D: (x, weight, config) => tf.conv2d(x as tf.Tensor4D, spread(weight('kernel') as tf.Tensor4D, ratesOf(config)), 1, padding(config)),
  SeparableConv2D: (x, weight, config) => {
    const depthwise = spread(weight('depthwise_kernel') as tf.Tensor4D, ratesOf(config));
    const each = tf.depthwiseConv2d(x as tf.Tensor4D, depthwise, 1, padding(config));
    return tf.conv2d(each, weight('pointwise_kernel') as tf.Tensor4D, 1, 'valid');
  },
  Conv1D: (x, weight, config) => {
    const rate = ratesOf(config)[0];
    const before = config['padding'] === 'causal' ? rate * (weight('kernel').shape[0]! - 1) : 0;
    const padded = before > 0 ? tf.pad(x, [[0, 0], [before, 0], [0, 0]]) : x;
    const kernel = spread(tf.expandDims(weight('kernel'), 0) as tf.Tensor4D, [1, rate]);
    return tf.squeeze(tf.conv2d(tf.expandDims(padded, 1) as tf.Tensor4D, kernel, 1, padding(config)), [1]);
  },
};
