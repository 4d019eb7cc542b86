import * as tf from '@tensorflow/tfjs';

export type Interpolation = 'nearest' | 'bilinear';

/** `[size * factor, size]`: row by row, how much each old place counts for a new one (TensorFlow's, corners not aligned). */
function weightsOf(size: number, factor: number, interpolation: Interpolation): tf.Tensor3D {
  const rows = size * factor;
  const values = new Float32Array(rows * size);
  for (let row = 0; row < rows; row++) {
    const place = row / factor;
    const before = Math.floor(place);
    const share = interpolation === 'bilinear' ? place - before : 0;
    values[row * size + before]! += 1 - share;
    values[row * size + Math.min(before + 1, size - 1)]! += share;
  }
  return tf.tensor3d(values, [1, rows, size]);
}

/**
 * `[batch, height, width, channels]` made larger by whole factors, as two matrix products. For training: tfjs's gradients of its
 * resizing are wrong on some backends (CPU: batches beyond the first image, and images that are not square).
 */
export function upsample(x: tf.Tensor4D, factors: readonly [number, number], interpolation: Interpolation): tf.Tensor4D {
  const [batch, height, width, channels] = x.shape;
  const [rows, columns] = [height * factors[0], width * factors[1]];
  const taller = tf.matMul(weightsOf(height, factors[0], interpolation), x.reshape([batch, height, width * channels]));
  const wider = tf.matMul(weightsOf(width, factors[1], interpolation), taller.reshape([batch * rows, width, channels]));
  return wider.reshape([batch, rows, columns, channels]);
}
