import * as tf from '@tensorflow/tfjs';
import type { UpdateRule } from './rule';

const [beta1, beta2] = [0.9, 0.999];

/** Kingma and Ba, https://arxiv.org/abs/1412.6980, in the order of the end of section 2, as Keras computes it. */
export function adam(epsilon: number): UpdateRule {
  return {
    slots: { momentum: 0, velocity: 0 },
    update(gradient, slots, { learningRate, step }) {
      const momentum = towards(slots['momentum']!, gradient, 1 - beta1);
      const velocity = towards(slots['velocity']!, tf.square(gradient), 1 - beta2);
      const alpha = (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
      return { change: tf.div(tf.mul(momentum, alpha), tf.add(tf.sqrt(velocity), epsilon)), slots: { momentum, velocity } };
    },
  };
}

const towards = (mean: tf.Tensor, next: tf.Tensor, share: number): tf.Tensor => tf.add(mean, tf.mul(tf.sub(next, mean), share));
