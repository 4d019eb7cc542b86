import { z } from 'zod';
import { defineLayer } from './define';
import { recurrentFields, recurrentShapes } from './recurrent';

export const simpleRnn = defineLayer({
  className: 'SimpleRNN',
  category: 'recurrent',
  help: 'Reads a sequence step by step; the plainest of its kind.',
  schema: z.object(recurrentFields),
  ...recurrentShapes('SimpleRNN', 1),
});
