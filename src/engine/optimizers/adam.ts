import * as tf from '@tensorflow/tfjs';
import type { Moment, UpdateRule } from './rule';

const [beta1, beta2] = [0.9, 0.999];

/** Of a fused update: `share1` and `share2` are how far the means move, `alpha` the learning rate corrected for their start. */
export interface AdamAttrs {
  readonly share1: number;
  readonly share2: number;
  readonly alpha: number;
  readonly epsilon: number;
  readonly decay: number;
  readonly part: number;
}

/** Kingma and Ba, https://arxiv.org/abs/1412.6980, in the order of the end of section 2, as Keras computes it. */
export function adam(epsilon: number): UpdateRule {
  const alphaOf = ({ learningRate, step }: Moment): number => (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
  return {
    slots: { momentum: 0, velocity: 0 },
    update(gradient, slots, moment) {
      const momentum = towards(slots['momentum']!, gradient, 1 - beta1);
      const velocity = towards(slots['velocity']!, tf.square(gradient), 1 - beta2);
      return { change: tf.div(tf.mul(momentum, alphaOf(moment)), tf.add(tf.sqrt(velocity), epsilon)), slots: { momentum, velocity } };
    },
    fused: (moment) => ({ kernel: 'AdamUpdate', attrs: { share1: 1 - beta1, share2: 1 - beta2, alpha: alphaOf(moment), epsilon } }),
  };
}

const towards = (mean: tf.Tensor, next: tf.Tensor, share: number): tf.Tensor => tf.add(mean, tf.mul(tf.sub(next, mean), share));
