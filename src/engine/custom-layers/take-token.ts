import { noWeights, numberIn, type CustomLayer } from './custom-layer';

/** One step of a sequence: the read-out of Dosovitskiy et al., https://arxiv.org/abs/2010.11929, equation 4. */
export const takeToken: CustomLayer = {
  className: 'TakeToken',
  weights: noWeights,
  outputShape: (_settings, input) => [input[1]!],
  call(tf, x, _weight, settings) {
    const [batch, steps, features] = x.shape as [number, number, number];
    const index = numberIn(settings, 'index');
    return tf.reshape(tf.slice(x, [0, index < 0 ? steps + index : index, 0], [batch, 1, features]), [batch, features]);
  },
};
