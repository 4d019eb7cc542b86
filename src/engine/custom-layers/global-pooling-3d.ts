import type { Tensor } from '@tensorflow/tfjs';
import { noWeights, type CustomLayer, type Tf } from './custom-layer';

const pooling = (className: string, pool: (tf: Tf, places: Tensor) => Tensor): CustomLayer => ({
  className,
  weights: noWeights,
  outputShape: (_settings, input) => input.slice(-1),
  call: (tf, x) => pool(tf, tf.reshape(x, [x.shape[0]!, -1, x.shape.at(-1)!])),
});

export const globalAveragePooling3d = pooling('GlobalAveragePooling3D', (tf, places) => tf.mean(places, 1));
export const globalMaxPooling3d = pooling('GlobalMaxPooling3D', (tf, places) => tf.max(places, 1));
