import { numberIn, sameShape, type CustomLayer } from './custom-layer';
import { lengths } from './vectors';

/** Channels scaled by their length, relative to the others': Woo et al., https://arxiv.org/abs/2301.00808, algorithm 1. */
export const globalResponseNormalization: CustomLayer = {
  className: 'GlobalResponseNormalization',
  weights: (_settings, input) => ['gamma', 'beta'].map((name) => ({ name, shape: [input[2]!], by: name })),
  outputShape: sameShape,
  call(tf, x, weight, settings) {
    const response = lengths(tf, x, [1, 2]);
    const relative = tf.div(response, tf.add(tf.mean(response, -1, true), numberIn(settings, 'epsilon')));
    return tf.add(tf.add(tf.mul(tf.mul(x, relative), weight('gamma')), weight('beta')), x);
  },
};
