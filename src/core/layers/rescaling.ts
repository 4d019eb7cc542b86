import { z } from 'zod';
import { defineLayer, keepsShape } from './define';
import { number } from './fields';

export const rescaling = defineLayer({
  className: 'Rescaling',
  category: 'preprocessing',
  help: 'Multiplies every number and adds an offset, to bring pixels to the range that the network expects.',
  schema: z.object({
    scale: number('scale', 'What each number is multiplied with; 1/255 is 0.00392.', { default: 1 / 255, required: true }),
    offset: number('offset', 'What is then added.', { default: 0 }),
  }),
  ...keepsShape('Rescaling'),
});
