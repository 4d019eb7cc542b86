import type { Tensor } from '@tensorflow/tfjs';
import { sameShape, type CustomLayer, type Settings } from './custom-layer';

/** The axis whose places have a mean each, the batch counted as 0; null for one mean over all. */
function axisOf(settings: Settings, rank: number): number | null {
  const given = [settings['axis']].flat()[0] as number | null;
  return given === null || given >= 0 ? given : given + rank;
}

/** Below this a deviation counts as this: Keras's `epsilon()`. */
const smallest = 1e-7;

/** Keras counts the batches that its statistics come from: `count` plays no part here. */
export const normalization: CustomLayer = {
  className: 'Normalization',
  weights(settings, input) {
    if (settings['mean'] != null) return [];
    const axis = axisOf(settings, input.length + 1);
    const shape = axis === null ? [] : [input[axis - 1]!];
    return [
      { name: 'mean', shape, by: 'mean', trainable: false },
      { name: 'variance', shape, by: 'variance', startsAt: 1, trainable: false },
      { name: 'count', shape: [], by: 'count', trainable: false },
    ];
  },
  outputShape: sameShape,
  call(tf, x, weight, settings) {
    const axis = axisOf(settings, x.rank);
    const statistic = (name: string): Tensor => {
      const given = settings[name];
      const values = given == null ? weight(name) : tf.tensor([given].flat() as number[]);
      return tf.reshape(values, x.shape.map((_, one) => (one === axis ? values.size : 1)));
    };
    const deviation = tf.maximum(tf.sqrt(statistic('variance')), smallest);
    return settings['invert'] === true ? tf.add(statistic('mean'), tf.mul(x, deviation)) : tf.div(tf.sub(x, statistic('mean')), deviation);
  },
};
