import { z } from 'zod';
import { defineLayer } from './define';
import { boolean } from './fields';
import { recurrentActivation, recurrentFields, recurrentShapes } from './recurrent';

export const lstm = defineLayer({
  className: 'LSTM',
  category: 'recurrent',
  help: 'Reads a sequence step by step and learns what to remember and what to forget.',
  schema: z.object({
    ...recurrentFields,
    recurrent_activation: recurrentActivation,
    unit_forget_bias: boolean('unit_forget_bias', 'Starts with remembering: the bias of the forget gate begins at 1.', true),
  }),
  ...recurrentShapes('LSTM', 4),
});
