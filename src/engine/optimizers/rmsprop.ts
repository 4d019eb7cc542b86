import * as tf from '@tensorflow/tfjs';
import type { Update, UpdateRule } from './rule';

const rho = 0.9;

/** Hinton's (lecture 6e of Neural Networks for Machine Learning, 2012), with momentum as Keras has it. */
export function rmsprop(momentum: number, epsilon: number): UpdateRule {
  return {
    slots: momentum > 0 ? { velocity: 0, momentum: 0 } : { velocity: 0 },
    update(gradient, slots, { learningRate }): Update {
      const velocity = tf.add(tf.mul(slots['velocity']!, rho), tf.mul(tf.square(gradient), 1 - rho));
      const step = tf.div(tf.mul(gradient, learningRate), tf.sqrt(tf.add(velocity, epsilon)));
      if (momentum === 0) return { change: step, slots: { velocity } };
      const moving = tf.add(tf.mul(slots['momentum']!, momentum), step);
      return { change: moving, slots: { velocity, momentum: moving } };
    },
  };
}
