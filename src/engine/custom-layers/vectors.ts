import type { Tensor } from '@tensorflow/tfjs';
import type { Tf } from './custom-layer';

/** Lengths along the last axis, or `axis`, which is kept with size 1. Of a vector of zeros the gradient is zero, not NaN. */
export function lengths(tf: Tf, x: Tensor, axis: number | number[] = -1): Tensor {
  return tf.sqrt(tf.add(tf.sum(tf.square(x), axis, true), tf.backend().epsilon()));
}

/**
 * Keeps each vector's direction (the last axis) and brings its length below 1: long ones near 1, short ones near 0.
 * Source: Sabour, Frosst and Hinton, https://arxiv.org/abs/1710.09829, equation 1, divided through by the length.
 */
export function squash(tf: Tf, vectors: Tensor): Tensor {
  const length = lengths(tf, vectors);
  return tf.mul(vectors, tf.div(length, tf.add(tf.square(length), 1)));
}
