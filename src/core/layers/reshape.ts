import { z } from 'zod';
import { formatShape, sizeOf, type Shape } from '../shape';
import { oneInput } from './checks';
import { defineLayer, weightless } from './define';
import { LayerError } from './definition';
import type { FieldMeta } from './fields';

const told: FieldMeta = { title: 'target_shape', kind: 'integers', min: -1, required: true, description: 'The new sizes, without the batch; -1 for one size that follows from the others.' };

const error = 'give up to five whole numbers, of which one may be -1: for example 7, 7, -1';

const targetShape = z
  .array(z.int({ error }).min(-1, { error }).max(2 ** 28, { error }).nullable(), { error })
  .max(5, { error })
  .transform((sizes) => sizes.map((size) => size ?? -1))
  .refine((sizes) => sizes.filter((size) => size === -1).length <= 1, { error: 'only one size may be -1' })
  .refine((sizes) => !sizes.includes(0), { error: 'a size cannot be 0' })
  .prefault([-1])
  .meta({ ...told });

function reshaped(shape: Shape, target: readonly number[]): Shape {
  const size = sizeOf(shape);
  if (size === null) return target.map((one) => (one === -1 ? null : one));
  const known = target.reduce((all, one) => (one === -1 ? all : all * one), 1);
  const fits = target.includes(-1) ? size % known === 0 : size === known;
  if (fits) return target.map((one) => (one === -1 ? size / known : one));
  throw new LayerError('bad-shape', `Reshape cannot make ${formatShape(target.map((one) => (one === -1 ? null : one)))} of ${formatShape(shape)}: both must hold equally many numbers (${size}).`);
}

export const reshape = defineLayer({
  className: 'Reshape',
  category: 'reshaping',
  help: 'Gives the same numbers another shape.',
  schema: z.object({ target_shape: targetShape }),
  ...weightless,
  // tfjs never works out the -1 before it runs, so that a layer after it would not know its input's size.
  buildConfig: (config, inputs) => ({ ...config, target_shape: reshaped(oneInput('Reshape', inputs), config.target_shape).map((one) => one ?? -1) }),
  outputShape: (config, inputs) => reshaped(oneInput('Reshape', inputs), config.target_shape),
});
