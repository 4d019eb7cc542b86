import { z } from 'zod';
import type { Shape } from '../shape';
import { inputOfRank, knownSize, weight } from './checks';
import { product } from './convolution';
import { defineLayer, oneToOne } from './define';
import { integer } from './fields';
import { initializer } from './initializer-field';
import { kernelFields } from './weight-fields';

const schema = z.object({
  num_capsule: integer('num_capsule', 'How many capsules it has: one for each class in the last layer.', { default: 10 }),
  dim_capsule: integer('dim_capsule', 'How many numbers each of its capsules says.', { default: 16, max: 1024 }),
  routings: integer('routings', 'How often the capsules below reconsider which one above they send to; the paper takes 3.', { default: 3, max: 20 }),
  ...kernelFields,
  // Glorot's would count every capsule below as an input, and leave the lengths near 0, where nothing is learned.
  kernel_initializer: initializer('kernel_initializer', 'its weights', 'random_normal'),
});
type Config = z.output<typeof schema>;

/** Capsules that come in, and how many numbers each says. */
function incoming(inputs: readonly Shape[]): readonly [capsules: number, dim: number] {
  const shape = inputOfRank('CapsuleLayer', inputs, 2, 'Put it behind PrimaryCapsules.');
  return [knownSize('CapsuleLayer', shape, 0), knownSize('CapsuleLayer', shape, 1)];
}

/** Multiply-adds of the predictions, and of the weighted sums and the agreements of the routing. */
function macs({ num_capsule: capsules, dim_capsule: dim, routings }: Config, inputs: readonly Shape[]): number {
  const [below, dimBelow] = incoming(inputs);
  const predictions = product(below, capsules, dim);
  return predictions * (dimBelow + 2 * routings - 1);
}

/**
 * Capsules that agree on what capsules below tell them: each one below predicts each one above by a matrix of its own, and sends most to those
 * that others below agree with. `[capsules below, their dim]` becomes `[num_capsule, dim_capsule]`, each a vector of length below 1.
 * The kernel is `[capsules below, their dim, num_capsule * dim_capsule]`.
 * Source: dynamic routing by agreement, Sabour, Frosst and Hinton, https://arxiv.org/abs/1710.09829, equations 1 to 3 and procedure 1;
 * argument names as in https://github.com/XifengGuo/CapsNet-Keras.
 */
export const capsuleLayer = defineLayer({
  className: 'CapsuleLayer',
  category: 'capsule',
  help: 'Capsules that listen to capsules below which agree with one another (dynamic routing). Give it one for each class, and CapsuleLength behind it.',
  schema,
  custom: true,
  inputs: oneToOne,
  outputShape(config, inputs) {
    incoming(inputs);
    return [config.num_capsule, config.dim_capsule];
  },
  weights(config, inputs) {
    return [weight('CapsuleLayer', 'kernel', [...incoming(inputs), config.num_capsule * config.dim_capsule])];
  },
  macs,
});
