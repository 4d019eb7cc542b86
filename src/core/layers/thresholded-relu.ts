import { z } from 'zod';
import { defineLayer, keepsShape } from './define';
import { number } from './fields';

export const thresholdedRelu = defineLayer({
  className: 'ThresholdedReLU',
  category: 'activation',
  custom: true,
  help: 'Keeps what is above a threshold and makes the rest 0.',
  schema: z.object({ theta: number('theta', 'The threshold, from 0 up.', { default: 1, min: 0, max: 1e6 }) }),
  ...keepsShape('ThresholdedReLU'),
});
