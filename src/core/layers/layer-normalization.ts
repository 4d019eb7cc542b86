import { z } from 'zod';
import type { Shape } from '../shape';
import { featureAxis, knownSize, normalizable, oneInput, weight } from './checks';
import { defineLayer, oneToOne } from './define';
import { LayerError } from './definition';
import { boolean, number, type FieldMeta } from './fields';
import { betaFields, gammaFields } from './weight-fields';

const axisMeta: FieldMeta = { title: 'axis', kind: 'integers', min: -5, max: 5, description: 'The axes to normalise over: -1 is the last, the channels.' };

const schema = z.object({
  axis: z
    .union([z.int(), z.array(z.int()).min(1).max(5)], { error: 'give whole numbers, -1 for the last axis' })
    .transform((given) => (typeof given === 'number' ? [given] : given))
    .prefault([-1])
    .meta({ ...axisMeta }),
  epsilon: number('epsilon', 'A small number that keeps it from dividing by zero.', { default: 0.001, min: 0, max: 1 }),
  center: boolean('center', 'Learns an offset (beta) for each channel.', true),
  scale: boolean('scale', 'Learns a scale (gamma) for each channel.', true),
  ...betaFields,
  ...gammaFields,
});

function sizes(axes: readonly number[], inputs: readonly Shape[]): number[] {
  const shape = normalizable('LayerNormalization', inputs);
  const indexes = axes.map((axis) => featureAxis('LayerNormalization', axis, shape));
  if (new Set(indexes).size < indexes.length) throw new LayerError('bad-config', 'LayerNormalization\'s axis names the same axis twice: name each once.');
  return indexes.map((index) => knownSize('LayerNormalization', shape, index));
}

export const layerNormalization = defineLayer({
  className: 'LayerNormalization',
  category: 'normalization',
  help: 'Brings the numbers of each example to a similar range, whatever the rest of the batch.',
  schema,
  inputs: oneToOne,
  outputShape(config, inputs) {
    sizes(config.axis, inputs);
    return oneInput('LayerNormalization', inputs);
  },
  weights(config, inputs) {
    const shape = sizes(config.axis, inputs);
    return [
      ...(config.scale ? [weight('LayerNormalization', 'gamma', shape)] : []),
      ...(config.center ? [weight('LayerNormalization', 'beta', shape)] : []),
    ];
  },
  macs: () => 0,
});
