import * as tf from '@tensorflow/tfjs';
import type { UpdateRule } from './rule';

/** Duchi, Hazan and Singer, https://jmlr.org/papers/v12/duchi11a.html, with Keras's start of the sums. */
export function adagrad(epsilon: number): UpdateRule {
  return {
    slots: { accumulator: 0.1 },
    update(gradient, slots, { learningRate }) {
      const accumulator = tf.add(slots['accumulator']!, tf.square(gradient));
      return { change: tf.div(tf.mul(gradient, learningRate), tf.sqrt(tf.add(accumulator, epsilon))), slots: { accumulator } };
    },
  };
}
