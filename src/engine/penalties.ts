import type * as tf from '@tensorflow/tfjs';

type Layer = tf.layers.Layer;

/** Layers that hold others: recurrent ones keep their cell, wrappers one layer or one for each direction. */
interface Holder {
  readonly cell?: Layer;
  readonly layer?: Layer;
  readonly forwardLayer?: Layer;
  readonly backwardLayer?: Layer;
}

/**
 * The regularizers' penalties of a layer, scalars, those of what it holds included: tfjs 4.22 leaves out a recurrent layer's cell, and
 * both directions of a Bidirectional; Keras counts them.
 */
export function penaltiesOf(layer: Layer): tf.Scalar[] {
  const { cell, layer: wrapped, forwardLayer, backwardLayer } = layer as Holder;
  const directions = [forwardLayer, backwardLayer].filter((one) => one !== undefined);
  // A wrapper's own losses are those of what it wraps: they are not to be counted twice.
  const held = directions.length > 0 ? directions : [cell, wrapped].filter((one) => one !== undefined);
  return held.length > 0 ? held.flatMap(penaltiesOf) : (layer.calculateLosses() as tf.Scalar[]);
}
