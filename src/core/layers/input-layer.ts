import { z } from 'zod';
import { LayerError } from './definition';
import { defineLayer } from './define';
import { maxSize, type FieldMeta } from './fields';

const size = z.int().min(1).max(1_000_000).nullable();

const told: FieldMeta = {
  title: 'batch_input_shape',
  kind: 'json',
  required: true,
  description: 'What goes in: null for the batch, then height, width and channels; null where any size will do.',
};

const batchInputShape = z
  .array(size)
  .min(2, { error: 'give the batch (null) and at least one size' })
  .max(6)
  .refine((shape) => shape.length !== 4 || (shape[1] ?? 0) <= maxSize, { error: `height may be at most ${maxSize}` })
  .transform((shape) => [null, ...shape.slice(1)])
  .prefault([null, 224, 224, 3])
  .meta({ ...told });

const dtype = z
  .enum(['float32', 'int32'])
  .default('float32')
  .meta({ title: 'dtype', kind: 'choice', choices: ['float32', 'int32'], hidden: true, description: 'Kind of number that goes in.' } satisfies FieldMeta);

export const inputLayer = defineLayer({
  className: 'InputLayer',
  category: 'input',
  help: 'Where the picture enters the network.',
  aliases: { batch_shape: 'batch_input_shape' },
  schema: z.object({ batch_input_shape: batchInputShape, dtype }),
  inputs: { min: 0, max: 0 },
  outputShape(config, inputs) {
    if (inputs.length > 0) throw new LayerError('bad-arity', 'An input layer takes nothing from other layers: disconnect it.');
    return config.batch_input_shape.slice(1);
  },
  weights: () => [],
  macs: () => 0,
});
