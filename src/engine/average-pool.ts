import * as tf from '@tensorflow/tfjs';

type Pair = readonly [number, number];

/** TensorFlow's `same`: as many zeros as make each window's centre fall on the grid, the odd one at the end. */
export function samePadding(size: number, window: number, stride: number): [number, number] {
  const total = Math.max(0, (Math.ceil(size / stride) - 1) * stride + window - size);
  return [Math.floor(total / 2), total - Math.floor(total / 2)];
}

/**
 * Average pooling with `same` padding, for training: the mean over the part of each window that lies inside. tfjs's gradient divides
 * by the whole window, on every backend; this divides two plain poolings, whose gradients are right.
 */
export function averagePoolSame(x: tf.Tensor4D, window: Pair, strides: Pair): tf.Tensor4D {
  const [, height, width] = x.shape;
  const padding: [number, number][] = [[0, 0], samePadding(height, window[0], strides[0]), samePadding(width, window[1], strides[1]), [0, 0]];
  const pool = (of: tf.Tensor4D): tf.Tensor4D => tf.avgPool(tf.pad(of, padding) as tf.Tensor4D, [...window], [...strides], 'valid');
  return tf.div(pool(x), pool(tf.ones([1, height, width, 1])));
}

type Triple = readonly [number, number, number];

/** As `averagePoolSame`, of a volume `[batch, depth, height, width, channels]`: first each picture, then along the depth. */
export function averagePoolSame3d(x: tf.Tensor5D, window: Triple, strides: Triple): tf.Tensor5D {
  const [batch, depth, height, width, channels] = x.shape;
  const pictures = averagePoolSame(x.reshape([batch * depth, height, width, channels]), [window[1], window[2]], [strides[1], strides[2]]);
  const [, rows, columns] = pictures.shape;
  const deep = averagePoolSame(pictures.reshape([batch, depth, 1, rows * columns * channels]), [window[0], 1], [strides[0], 1]);
  return deep.reshape([batch, deep.shape[1], rows, columns, channels]);
}
