import { z } from 'zod';
import type { Shape } from '../shape';
import { featureAxis, knownSize, normalizable, oneInput, weight } from './checks';
import { defineLayer, oneToOne } from './define';
import { boolean, number, type FieldMeta } from './fields';
import { initializer } from './initializer-field';
import { constraint } from './penalty-fields';
import { betaFields, gammaFields } from './weight-fields';

const axisMeta: FieldMeta = { title: 'axis', kind: 'integer', min: -1, max: 5, description: 'The axis of the channels: -1 is the last.' };

const axis = z
  .union([z.int(), z.tuple([z.int()])], { error: 'give one whole number, -1 for the last axis' })
  .transform((given) => (typeof given === 'number' ? given : given[0]))
  .prefault(-1)
  .meta({ ...axisMeta });

const schema = z.object({
  axis,
  momentum: number('momentum', 'How slowly the moving mean and variance follow the batches, 0 to 1.', { default: 0.99, min: 0, max: 1 }),
  epsilon: number('epsilon', 'A small number that keeps it from dividing by zero.', { default: 0.001, min: 0, max: 1 }),
  center: boolean('center', 'Learns an offset (beta) for each channel.', true),
  scale: boolean('scale', 'Learns a scale (gamma) for each channel.', true),
  ...betaFields,
  ...gammaFields,
  moving_mean_initializer: initializer('moving_mean_initializer', 'its moving means', 'zeros'),
  moving_variance_initializer: initializer('moving_variance_initializer', 'its moving variances', 'ones'),
  beta_constraint: constraint('beta_constraint', 'its offsets'),
  gamma_constraint: constraint('gamma_constraint', 'its scales'),
});

function channels(config: z.output<typeof schema>, inputs: readonly Shape[]): number {
  const shape = normalizable('BatchNormalization', inputs);
  return knownSize('BatchNormalization', shape, featureAxis('BatchNormalization', config.axis, shape));
}

export const batchNormalization = defineLayer({
  className: 'BatchNormalization',
  category: 'normalization',
  help: 'Brings each channel to a similar range, which makes training steadier. Frozen, it keeps the statistics that it has.',
  schema,
  inputs: oneToOne,
  batchStatistics: true,
  outputShape(config, inputs) {
    channels(config, inputs);
    return oneInput('BatchNormalization', inputs);
  },
  weights(config, inputs) {
    const shape = [channels(config, inputs)];
    return [
      ...(config.scale ? [weight('BatchNormalization', 'gamma', shape)] : []),
      ...(config.center ? [weight('BatchNormalization', 'beta', shape)] : []),
      weight('BatchNormalization', 'moving_mean', shape, false),
      weight('BatchNormalization', 'moving_variance', shape, false),
    ];
  },
  macs: () => 0,
});
