import { z } from 'zod';
import { defineLayer, keepsShape } from './define';
import { only } from './fields';

export const elu = defineLayer({
  className: 'ELU',
  category: 'activation',
  help: 'Keeps what is positive; the rest goes smoothly towards -1.',
  schema: z.object({ alpha: only('alpha', 1) }),
  ...keepsShape('ELU'),
});
