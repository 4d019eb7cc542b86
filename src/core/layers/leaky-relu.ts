import { z } from 'zod';
import { defineLayer, keepsShape } from './define';
import { number } from './fields';

export const leakyRelu = defineLayer({
  className: 'LeakyReLU',
  category: 'activation',
  help: 'Keeps what is positive and makes the rest small, but not 0.',
  aliases: { negative_slope: 'alpha' },
  schema: z.object({ alpha: number('alpha', 'What negative numbers are multiplied with.', { default: 0.3, min: 0, max: 1000 }) }),
  ...keepsShape('LeakyReLU'),
});
