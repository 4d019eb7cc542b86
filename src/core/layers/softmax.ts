import { z } from 'zod';
import { featureAxis, oneInput } from './checks';
import { defineLayer, weightless } from './define';
import { LayerError } from './definition';
import type { FieldMeta } from './fields';

const told: FieldMeta = { title: 'axis', kind: 'integer', min: -1, max: 5, description: 'The axis over which the probabilities sum to 1: -1, the last.' };

const axis = z
  .union([z.int(), z.tuple([z.int()])], { error: 'give one whole number, -1 for the last axis' })
  .transform((given) => (typeof given === 'number' ? given : given[0]))
  .prefault(-1)
  .meta({ ...told });

export const softmax = defineLayer({
  className: 'Softmax',
  category: 'activation',
  help: 'Turns scores into probabilities that sum to 1.',
  schema: z.object({ axis }),
  ...weightless,
  outputShape(config, inputs) {
    const shape = oneInput('Softmax', inputs);
    if (featureAxis('Softmax', config.axis, shape) === shape.length - 1) return shape;
    throw new LayerError('bad-config', 'Softmax works along the last axis only: set axis to -1.');
  },
});
