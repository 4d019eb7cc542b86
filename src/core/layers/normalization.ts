import { z } from 'zod';
import type { Shape } from '../shape';
import { featureAxis, knownSize, oneInput, weight } from './checks';
import { defineLayer, oneToOne } from './define';
import { LayerError } from './definition';
import { boolean, maxSize, type FieldMeta } from './fields';

const axisTold: FieldMeta = { title: 'axis', kind: 'integer', min: -1, max: 5, nullable: true, description: 'The axis whose places have a mean each: -1 is the last, the channels; empty for one mean over all.' };

const axis = z
  .union([z.int(), z.tuple([z.int()])], { error: 'give one whole number, -1 for the last axis, or nothing' })
  .transform((given) => (typeof given === 'number' ? given : given[0]))
  .nullable()
  .default(-1)
  .meta({ ...axisTold });

function statistic(title: string, description: string, min: number) {
  const told: FieldMeta = { title, kind: 'numbers', nullable: true, description };
  const error = `give a number${min === 0 ? ' from 0 up' : ''}, or one for each channel, for example 0.5, 0.5, 0.5`;
  const one = z.number({ error }).min(min, { error }).max(1e9, { error });
  return z.union([one, z.array(one).min(1, { error }).max(maxSize, { error })], { error }).nullable().default(null).meta({ ...told });
}

const schema = z.object({
  axis,
  mean: statistic('mean', 'What is subtracted: a number, or one for each channel; empty where it is among the weights.', -1e9),
  variance: statistic('variance', 'Its square root is what is then divided by: a number, or one for each channel; empty where it is among the weights.', 0),
  invert: boolean('invert', 'Does the opposite: multiplies, then adds the mean.', false),
});
type Config = z.output<typeof schema>;

/** `[]` where one number stands for all. */
function statisticShape({ axis: given }: Config, inputs: readonly Shape[]): number[] {
  const shape = oneInput('Normalization', inputs);
  return given === null ? [] : [knownSize('Normalization', shape, featureAxis('Normalization', given, shape))];
}

function check(config: Config, inputs: readonly Shape[]): void {
  if ((config.mean === null) !== (config.variance === null)) throw new LayerError('bad-config', 'Normalization wants both mean and variance, or neither.');
  const [size = 1] = statisticShape(config, inputs);
  for (const given of [config.mean, config.variance]) {
    if (!Array.isArray(given) || given.length === size || given.length === 1) continue;
    throw new LayerError('bad-config', `Normalization has ${given.length} means or variances for ${size} channels: give as many as there are channels, or one number.`);
  }
}

export const normalization = defineLayer({
  className: 'Normalization',
  category: 'preprocessing',
  custom: true,
  help: 'Subtracts a known mean and divides by a known deviation, channel by channel.',
  schema,
  inputs: oneToOne,
  outputShape(config, inputs) {
    check(config, inputs);
    return oneInput('Normalization', inputs);
  },
  weights(config, inputs) {
    const shape = statisticShape(config, inputs);
    return config.mean === null ? [weight('Normalization', 'mean', shape, false), weight('Normalization', 'variance', shape, false), weight('Normalization', 'count', [], false)] : [];
  },
  macs: () => 0,
});
