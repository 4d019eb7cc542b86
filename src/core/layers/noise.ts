import { z } from 'zod';
import { defineLayer, keepsShape } from './define';
import { rate } from './dropout';
import { number, seed } from './fields';

export const gaussianDropout = defineLayer({
  className: 'GaussianDropout',
  category: 'regularization',
  help: 'In training, multiplies the numbers with random ones around 1. Does nothing afterwards.',
  schema: z.object({ rate, seed }),
  stochastic: true,
  ...keepsShape('GaussianDropout'),
});

export const gaussianNoise = defineLayer({
  className: 'GaussianNoise',
  category: 'regularization',
  help: 'In training, adds random numbers around 0. Does nothing afterwards.',
  schema: z.object({ stddev: number('stddev', 'How strong the noise is: its standard deviation.', { default: 0.1, min: 0, max: 1000, required: true }), seed }),
  stochastic: true,
  ...keepsShape('GaussianNoise'),
});

export const alphaDropout = defineLayer({
  className: 'AlphaDropout',
  category: 'regularization',
  help: 'Dropout for layers with the selu activation: keeps their mean and variance.',
  schema: z.object({ rate, seed }),
  stochastic: true,
  ...keepsShape('AlphaDropout'),
});
