import { noWeights, numberIn, sameShape, type CustomLayer } from './custom-layer';

/** Whole examples left out: Huang et al., https://arxiv.org/abs/1603.09382; scaled in training as Larsson et al.'s drop-path is. */
export const stochasticDepth: CustomLayer = {
  className: 'StochasticDepth',
  weights: noWeights,
  outputShape: sameShape,
  call(tf, x, _weight, settings, { training, seed }) {
    const rate = numberIn(settings, 'dropPathRate');
    if (!training || rate <= 0) return x;
    return tf.dropout(x, rate, x.shape.map((size, axis) => (axis === 0 ? size : 1)), seed);
  },
};
