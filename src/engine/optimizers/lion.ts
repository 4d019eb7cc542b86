import * as tf from '@tensorflow/tfjs';
import type { UpdateRule } from './rule';

const [beta1, beta2] = [0.9, 0.99];
const mix = (mean: tf.Tensor, next: tf.Tensor, beta: number): tf.Tensor => tf.add(tf.mul(mean, beta), tf.mul(next, 1 - beta));

/** Chen et al., https://arxiv.org/abs/2302.06675, algorithm 2: steps of equal size, of which only the sign is learned. */
export const lion: UpdateRule = {
  slots: { momentum: 0 },
  update(gradient, slots, { learningRate }) {
    const momentum = slots['momentum']!;
    return { change: tf.mul(tf.sign(mix(momentum, gradient, beta1)), learningRate), slots: { momentum: mix(momentum, gradient, beta2) } };
  },
};
