import { z } from 'zod';
import type { Shape } from '../shape';
import { inputOfRank, knownSize, weight } from './checks';
import { product, windowOutput } from './convolution';
import { defineLayer, oneToOne } from './define';
import { LayerError } from './definition';
import { integer, pair, padding, useBias } from './fields';
import { biasFields, kernelFields } from './weight-fields';

const schema = z.object({
  n_channels: integer('n_channels', 'How many kinds of capsule look at each place of the picture.', { default: 32, max: 1024 }),
  dim_capsule: integer('dim_capsule', 'How many numbers each capsule says: its vector\'s length tells how sure it is, the direction in which pose.', { default: 8, max: 1024 }),
  kernel_size: pair('kernel_size', 'Height and width of the window that each capsule sees, in pixels. The paper takes 9.', { default: 3 }),
  strides: pair('strides', 'How far the window moves at each step; 2 halves the picture.', { default: 2 }),
  padding,
  use_bias: useBias,
  ...kernelFields,
  ...biasFields,
});
type Config = z.output<typeof schema>;

/** Places of the picture that capsules look at: rows and columns of the convolution's output. */
function places({ kernel_size: size, strides, padding: border }: Config, inputs: readonly Shape[]): number {
  const shape = inputOfRank('PrimaryCapsules', inputs, 3, 'Put it behind a convolution.');
  knownSize('PrimaryCapsules', shape, -1);
  const [rows, columns] = ([0, 1] as const).map((axis) => {
    knownSize('PrimaryCapsules', shape, axis);
    return windowOutput('PrimaryCapsules', shape, axis, size[axis], strides[axis], border)!;
  });
  return rows! * columns!;
}

/**
 * The first layer of capsules: a convolution whose output channels are taken together, `dim_capsule` at a time, as vectors, each squashed to a
 * length below 1. `[height, width, channels]` becomes `[capsules, dim_capsule]`, `n_channels` capsules for each place.
 * Source: Sabour, Frosst and Hinton, "Dynamic Routing Between Capsules", https://arxiv.org/abs/1710.09829, section 4 and equation 1;
 * argument names as in the Keras version of it by X. Guo, https://github.com/XifengGuo/CapsNet-Keras.
 */
export const primaryCapsules = defineLayer({
  className: 'PrimaryCapsules',
  category: 'capsule',
  help: 'Makes the first capsules of a feature map: groups of numbers that say together how sure they are of a part, and in which pose it is.',
  schema,
  custom: true,
  inputs: oneToOne,
  outputShape(config, inputs) {
    const capsules = places(config, inputs) * config.n_channels;
    if (capsules <= 2 ** 20) return [capsules, config.dim_capsule];
    throw new LayerError('too-large', `PrimaryCapsules would make ${capsules.toLocaleString('en')} capsules. Take larger strides or fewer n_channels.`);
  },
  weights(config, inputs) {
    const channels = knownSize('PrimaryCapsules', inputOfRank('PrimaryCapsules', inputs, 3), -1);
    const filters = config.n_channels * config.dim_capsule;
    const kernel = weight('PrimaryCapsules', 'kernel', [...config.kernel_size, channels, filters]);
    return config.use_bias ? [kernel, weight('PrimaryCapsules', 'bias', [filters])] : [kernel];
  },
  macs: (config, inputs) => product(places(config, inputs), config.n_channels, config.dim_capsule, ...config.kernel_size, inputs[0]?.[2]),
});
