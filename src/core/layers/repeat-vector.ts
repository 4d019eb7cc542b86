import { z } from 'zod';
import { inputOfRank } from './checks';
import { defineLayer, weightless } from './define';
import { integer } from './fields';

export const repeatVector = defineLayer({
  className: 'RepeatVector',
  category: 'reshaping',
  help: 'Repeats a flat list: makes a sequence of equal steps.',
  schema: z.object({ n: integer('n', 'How many times.', { default: 2, required: true }) }),
  ...weightless,
  outputShape: (config, inputs) => [config.n, ...inputOfRank('RepeatVector', inputs, 1)],
});
