import * as tf from '@tensorflow/tfjs';
import type { UpdateRule } from './rule';

/** Gradient descent, with momentum (the running sum of the steps taken) and Nesterov's look ahead (Sutskever et al., 2013), as in Keras. */
export function sgd(momentum: number, nesterov: boolean): UpdateRule {
  if (momentum === 0) return { slots: {}, update: (gradient, _slots, { learningRate }) => ({ change: tf.mul(gradient, learningRate), slots: {} }) };
  return {
    slots: { momentum: 0 },
    update(gradient, slots, { learningRate }) {
      const step = tf.mul(gradient, learningRate);
      // The other way round than Keras's, which adds: it is what is taken off the variable.
      const moving = tf.add(tf.mul(slots['momentum']!, momentum), step);
      return { change: nesterov ? tf.add(tf.mul(moving, momentum), step) : moving, slots: { momentum: moving } };
    },
  };
}
