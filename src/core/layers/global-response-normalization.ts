import { z } from 'zod';
import type { Shape } from '../shape';
import { inputOfRank, knownSize, weight } from './checks';
import { defineLayer, oneToOne } from './define';
import { number } from './fields';
import { initializer } from './initializer-field';

const className = 'GlobalResponseNormalization';
const channelsOf = (inputs: readonly Shape[]): number => knownSize(className, inputOfRank(className, inputs, 3), -1);

/**
 * Makes channels compete: each is scaled by its length over the whole picture, relative to the mean length of all, and added to itself. Starts
 * as the identity (gamma and beta 0). `[height, width, channels]`, kept.
 * Source: Woo et al., "ConvNeXt V2", https://arxiv.org/abs/2301.00808, section 3.2 and algorithm 1.
 */
export const globalResponseNormalization = defineLayer({
  className,
  category: 'normalization',
  help: 'Makes the channels compete: those strong in the whole picture are made stronger (ConvNeXt V2). Changes nothing until it is trained.',
  schema: z.object({
    epsilon: number('epsilon', 'A small number that keeps it from dividing by zero.', { default: 1e-6, min: 0, max: 1 }),
    gamma_initializer: initializer('gamma_initializer', 'its scales', 'zeros'),
    beta_initializer: initializer('beta_initializer', 'its offsets', 'zeros'),
  }),
  custom: true,
  inputs: oneToOne,
  outputShape(_config, inputs) {
    channelsOf(inputs);
    return inputs[0]!;
  },
  weights: (_config, inputs) => ['gamma', 'beta'].map((name) => weight(className, name, [channelsOf(inputs)])),
  macs: () => 0,
});
