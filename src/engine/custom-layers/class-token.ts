import type { CustomLayer } from './custom-layer';

/** A learned step before the others: Dosovitskiy et al., https://arxiv.org/abs/2010.11929, equation 1. */
export const classToken: CustomLayer = {
  className: 'ClassToken',
  weights: (_settings, input) => [{ name: 'cls', shape: [1, 1, input[1]!], by: 'cls' }],
  outputShape: (_settings, [steps, features]) => [steps == null ? null : steps + 1, features!],
  call: (tf, x, weight) => tf.concat([tf.tile(weight('cls'), [x.shape[0]!, 1, 1]), x], 1),
};
