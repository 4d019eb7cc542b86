import { z } from 'zod';
import { LayerError } from './definition';
import { defineLayer } from './define';
import { maxSize, type FieldMeta } from './fields';

const shapeError = 'give any for the batch, then whole numbers from 1 up or any: for example any, 224, 224, 3';
const size = z.int({ error: shapeError }).min(1, { error: shapeError }).max(1_000_000, { error: shapeError }).nullable();

const told: FieldMeta = {
  title: 'batch_input_shape',
  kind: 'integers',
  required: true,
  description: 'What goes in: any for the batch, then height, width and channels; any where every size will do.',
};

const batchInputShape = z
  .array(size, { error: shapeError })
  .min(2, { error: shapeError })
  .max(6, { error: shapeError })
  .refine((shape) => shape.length !== 4 || (shape[1] ?? 0) <= maxSize, { error: `height may be at most ${maxSize}` })
  .transform((shape) => [null, ...shape.slice(1)])
  .prefault([null, 224, 224, 3])
  .meta({ ...told });

const floats = ['float32', 'float16', 'bfloat16', 'float64'];

/** tfjs has one kind of float and one of integer. */
const dtype = z
  .enum([...floats, 'int32', 'int8', 'int16', 'int64', 'uint8', 'uint16'])
  .transform((name) => (floats.includes(name) ? 'float32' : 'int32'))
  .prefault('float32')
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
