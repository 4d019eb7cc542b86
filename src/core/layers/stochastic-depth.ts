import { z } from 'zod';
import { defineLayer, keepsShape } from './define';
import { number } from './fields';

/**
 * In training leaves out the whole of its input for some examples, and scales the others up so that the mean stays; the identity otherwise. To
 * stand at the end of a residual branch, before the Add. Argument as in Keras's ConvNeXt.
 * Source: Huang et al., "Deep Networks with Stochastic Depth", https://arxiv.org/abs/1603.09382, in the form of Larsson et al.'s drop-path.
 */
export const stochasticDepth = defineLayer({
  className: 'StochasticDepth',
  category: 'regularization',
  help: 'In training, leaves out a residual branch for some of the pictures. Put it at the branch\'s end, before the Add. Does nothing afterwards.',
  schema: z.object({ drop_path_rate: number('drop_path_rate', 'Share of the pictures for which the branch falls away at each step, 0 to below 1.', { default: 0.1, min: 0, below: 1, required: true }) }),
  custom: true,
  stochastic: true,
  ...keepsShape('StochasticDepth'),
});
