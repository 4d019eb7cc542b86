import { numberIn, sameShape, type CustomLayer } from './custom-layer';

/** A learned factor for each channel: Touvron et al., https://arxiv.org/abs/2103.17239, section 2. */
export const layerScale: CustomLayer = {
  className: 'LayerScale',
  weights: (settings, input) => [{ name: 'gamma', shape: [input.at(-1)!], by: 'gamma', startsAt: numberIn(settings, 'initValues') }],
  outputShape: sameShape,
  call: (tf, x, weight) => tf.mul(x, weight('gamma')),
};
