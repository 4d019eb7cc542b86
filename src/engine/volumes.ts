import * as tf from '@tensorflow/tfjs';
import { samePadding } from './average-pool';

type Triple = [number, number, number];
type Config = Readonly<Record<string, unknown>>;
type Sizes5 = [number, number, number, number, number];

const stridesOf = ({ strides }: Config): Triple => (Array.isArray(strides) ? (strides as Triple) : [Number(strides ?? 1), Number(strides ?? 1), Number(strides ?? 1)]);
const paddingOf = ({ padding }: Config): 'same' | 'valid' => (padding === 'same' ? 'same' : 'valid');

/** A kernel `[depth, height, width, a, b]` as `[height, width, depth * a, b]`. */
function flatKernel(kernel: tf.Tensor): tf.Tensor4D {
  const [depth, height, width, a, b] = kernel.shape as Sizes5;
  return tf.transpose(kernel.reshape([depth, height * width, a * b]), [1, 0, 2]).reshape([height, width, depth * a, b]);
}

/**
 * A volume's convolution without bias and activation, for training: the slices that a window reaches, side by side as channels, convolved as
 * pictures are. tfjs's gradient by the input (Conv3DBackpropInputV2) is wrong on WASM, for which this is. `x` is `[batch, depth, height, width, channels]`.
 */
export function conv3d(x: tf.Tensor, kernel: tf.Tensor, config: Config): tf.Tensor {
  const [batch, depth, height, width, channels] = x.shape as Sizes5;
  const [reach] = kernel.shape as Sizes5;
  const [stride, ...rest] = stridesOf(config);
  const [before, after] = paddingOf(config) === 'same' ? samePadding(depth, reach, stride) : [0, 0];
  const slices = Math.floor((depth + before + after - reach) / stride) + 1;
  // In rows of `stride` slices: tap `t` of the windows is place `t % stride` of the rows from `t / stride` on.
  const rows = Math.floor((reach - 1) / stride) + slices;
  const padded = tf.pad(x.reshape([batch, depth, height * width * channels]), [[0, 0], [before, Math.max(0, rows * stride - depth - before)], [0, 0]]);
  const cut = tf.slice(padded, [0, 0, 0], [batch, rows * stride, -1]).reshape([batch, rows, stride, height * width * channels]);
  const taps = Array.from({ length: reach }, (_, tap) => tf.slice(cut, [0, Math.floor(tap / stride), tap % stride, 0], [batch, slices, 1, -1]).reshape([batch * slices, height, width, channels]));
  const pictures = tf.conv2d(tf.concat(taps, 3) as tf.Tensor4D, flatKernel(kernel), rest as [number, number], paddingOf(config));
  return pictures.reshape([batch, slices, ...pictures.shape.slice(1)]);
}

/**
 * A volume's transposed convolution without bias and activation, in training and after: tfjs's own has no gradient, and gives something else on
 * WASM and WebGPU. Each slice becomes as many pictures as the kernel is deep, and these are added where they overlap. The kernel is
 * `[depth, height, width, out, in]`.
 */
export function conv3dTranspose(x: tf.Tensor, kernel: tf.Tensor, config: Config): tf.Tensor {
  const [batch, depth, height, width, channels] = x.shape as Sizes5;
  const [reach, tall, wide, filters] = kernel.shape as Sizes5;
  const [stride, ...rest] = stridesOf(config);
  const padding = paddingOf(config);
  const size = (length: number, window: number, step: number): number => length * step + (padding === 'valid' ? Math.max(window - step, 0) : 0);
  const [rows, columns] = [size(height, tall, rest[0]!), size(width, wide, rest[1]!)];
  const slicesOf = x.reshape([batch * depth, height, width, channels]) as tf.Tensor4D;
  const pictures = tf.conv2dTranspose(slicesOf, flatKernel(kernel), [batch * depth, rows, columns, reach * filters], rest as [number, number], padding);
  const byTap = tf.transpose(pictures.reshape([batch * depth, rows * columns, reach, filters]), [2, 0, 1, 3]).reshape([reach, batch * depth, rows * columns * filters]) as tf.Tensor3D;
  const numbers = rows * columns * filters;
  const moved = Array.from({ length: reach }, (_, tap) => {
    const spread = tf.pad(tf.slice(byTap, [tap, 0, 0], [1, -1, -1]).reshape([batch * depth, 1, numbers]), [[0, 0], [0, stride - 1], [0, 0]]);
    return tf.pad(spread.reshape([batch, depth * stride, numbers]), [[0, 0], [tap, reach - 1 - tap], [0, 0]]) as tf.Tensor3D;
  });
  const first = padding === 'same' ? Math.floor(Math.max(reach - stride, 0) / 2) : 0;
  const slices = size(depth, reach, stride);
  return tf.slice(tf.addN(moved) as tf.Tensor3D, [0, first, 0], [batch, slices, numbers]).reshape([batch, slices, rows, columns, filters]);
}
