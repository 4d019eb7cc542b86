import { z } from 'zod';
import { defineLayer, keepsShape } from './define';
import { number, seed, type FieldMeta } from './fields';

const told: FieldMeta = { title: 'noise_shape', kind: 'json', nullable: true, hidden: true, description: 'Which numbers fall away together.' };
const noiseShape = z.array(z.int().min(1).nullable()).max(6).nullable().default(null).meta({ ...told });

export const rate = number('rate', 'Share of the numbers that fall away at each step, 0 to below 1.', { default: 0.5, min: 0, below: 1, required: true });

export const dropout = defineLayer({
  className: 'Dropout',
  category: 'regularization',
  help: 'In training, leaves out some numbers at random, so that the network does not rely on any one of them. Does nothing afterwards.',
  schema: z.object({ rate, noise_shape: noiseShape, seed }),
  stochastic: true,
  ...keepsShape('Dropout'),
});
