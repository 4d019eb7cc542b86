import * as tf from '@tensorflow/tfjs';
import { averagePoolSame, averagePoolSame3d } from './average-pool';
import { upsample } from './upsample';

type Config = Readonly<Record<string, unknown>>;
/** null where tfjs's own is right for these arguments. */
type Rewrite = (x: tf.Tensor, config: Config) => tf.Tensor | null;

function pair(value: unknown, otherwise: number): [number, number] {
  if (Array.isArray(value)) return [Number(value[0]), Number(value[1] ?? value[0])];
  return [Number(value ?? otherwise), Number(value ?? otherwise)];
}

function triple(value: unknown): [number, number, number] {
  const given = Array.isArray(value) ? value.map(Number) : [Number(value ?? 2)];
  return [given[0]!, given[1] ?? given[0]!, given[2] ?? given[0]!];
}

/** Layers whose gradients tfjs gets wrong, written with ops whose gradients it gets right: same output, for training only. */
export const rewritten: Readonly<Record<string, Rewrite>> = {
  UpSampling2D: (x, config) => upsample(x as tf.Tensor4D, pair(config['size'], 2), config['interpolation'] === 'bilinear' ? 'bilinear' : 'nearest'),
  AveragePooling2D: (x, config) => {
    const window = pair(config['pool_size'], 2);
    return config['padding'] === 'same' ? averagePoolSame(x as tf.Tensor4D, window, config['strides'] == null ? window : pair(config['strides'], 2)) : null;
  },
  AveragePooling3D: (x, config) => {
    const window = triple(config['pool_size']);
    return config['padding'] === 'same' ? averagePoolSame3d(x as tf.Tensor5D, window, config['strides'] == null ? window : triple(config['strides'])) : null;
  },
  AveragePooling1D: (x, config) => {
    if (config['padding'] !== 'same') return null;
    const window = pair(config['pool_size'], 2)[0];
    const stride = config['strides'] == null ? window : pair(config['strides'], 2)[0];
    return tf.squeeze(averagePoolSame(tf.expandDims(x, 2) as tf.Tensor4D, [window, 1], [stride, 1]), [2]);
  },
};
