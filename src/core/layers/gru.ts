import { z } from 'zod';
import { defineLayer } from './define';
import { only } from './fields';
import { recurrentActivation, recurrentFields, recurrentShapes } from './recurrent';

export const gru = defineLayer({
  className: 'GRU',
  category: 'recurrent',
  help: 'Reads a sequence step by step, with fewer weights than an LSTM.',
  schema: z.object({
    ...recurrentFields,
    recurrent_activation: recurrentActivation,
    reset_after: only('reset_after', false),
  }),
  ...recurrentShapes('GRU', 3),
});
