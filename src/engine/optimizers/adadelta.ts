import * as tf from '@tensorflow/tfjs';
import type { UpdateRule } from './rule';

const rho = 0.95;

/** Zeiler, https://arxiv.org/abs/1212.5701, algorithm 1; the learning rate multiplies its step, as in Keras. */
export function adadelta(epsilon: number): UpdateRule {
  const mean = (before: tf.Tensor, x: tf.Tensor): tf.Tensor => tf.add(tf.mul(before, rho), tf.mul(tf.square(x), 1 - rho));
  const root = (x: tf.Tensor): tf.Tensor => tf.sqrt(tf.add(x, epsilon));
  return {
    slots: { accumulated_grad: 0, accumulated_delta_var: 0 },
    update(gradient, slots, { learningRate }) {
      const accumulatedGrad = mean(slots['accumulated_grad']!, gradient);
      const delta = tf.div(tf.mul(root(slots['accumulated_delta_var']!), gradient), root(accumulatedGrad));
      return { change: tf.mul(delta, learningRate), slots: { accumulated_grad: accumulatedGrad, accumulated_delta_var: mean(slots['accumulated_delta_var']!, delta) } };
    },
  };
}
