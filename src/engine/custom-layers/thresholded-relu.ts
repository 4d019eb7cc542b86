import { noWeights, numberIn, sameShape, type CustomLayer } from './custom-layer';

/** tfjs's own compares with `greater`, which has no gradient; `step` has. */
export const thresholdedRelu: CustomLayer = {
  className: 'ThresholdedReLU',
  weights: noWeights,
  outputShape: sameShape,
  call: (tf, x, _weight, settings) => tf.mul(x, tf.step(tf.sub(x, numberIn(settings, 'theta')))),
};
