import { noWeights, numberIn, sameShape, type CustomLayer } from './custom-layer';

/** Whole channels fall away: Tompson et al., https://arxiv.org/abs/1411.4280, section 3.2. */
const spatialDropout = (className: string): CustomLayer => ({
  className,
  weights: noWeights,
  outputShape: sameShape,
  call(tf, x, _weight, settings, { training, seed }) {
    const rate = numberIn(settings, 'rate');
    if (!training || rate <= 0) return x;
    const [batch, ...rest] = x.shape;
    return tf.dropout(x, rate, [batch!, ...rest.map((size, axis) => (axis < rest.length - 1 ? 1 : size))], seed);
  },
});

export const spatialDropout2d = spatialDropout('SpatialDropout2D');
export const spatialDropout3d = spatialDropout('SpatialDropout3D');
