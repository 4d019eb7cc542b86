import { z } from 'zod';
import { multiplied } from './borders';
import { inputOfRank } from './checks';
import { defineLayer, weightless } from './define';
import { integer } from './fields';

export const upSampling1d = defineLayer({
  className: 'UpSampling1D',
  category: 'reshaping',
  custom: true,
  help: 'Makes a sequence longer by repeating each step.',
  schema: z.object({ size: integer('size', 'How many times each step stands in the output.', { default: 2, max: 64 }) }),
  ...weightless,
  outputShape(config, inputs) {
    const [steps, features] = inputOfRank('UpSampling1D', inputs, 2);
    return [multiplied(steps, config.size), features ?? null];
  },
});
