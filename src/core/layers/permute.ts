import { z } from 'zod';
import { inputOfRank } from './checks';
import { defineLayer, weightless } from './define';
import type { FieldMeta } from './fields';

const told: FieldMeta = { title: 'dims', kind: 'integers', min: 1, max: 5, required: true, description: 'The new order of the axes, counted from 1: "2, 1" swaps two.' };

const error = 'name each axis once, counted from 1: for example 2, 1';

const isPermutation = (dims: readonly number[]): boolean => [...dims].sort((a, b) => a - b).every((dim, index) => dim === index + 1);

export const permute = defineLayer({
  className: 'Permute',
  category: 'reshaping',
  help: 'Puts the axes in another order.',
  schema: z.object({
    dims: z
      .array(z.int({ error }), { error })
      .min(1, { error })
      .max(5, { error })
      .refine(isPermutation, { error })
      .default([2, 1])
      .meta({ ...told }),
  }),
  ...weightless,
  outputShape(config, inputs) {
    const shape = inputOfRank('Permute', inputs, config.dims.length, `Its dims name ${config.dims.length} axes: name as many as its input has.`);
    return config.dims.map((dim) => shape[dim - 1] ?? null);
  },
});
