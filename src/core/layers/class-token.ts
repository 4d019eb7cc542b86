import { z } from 'zod';
import { inputOfRank, knownSize, weight } from './checks';
import { defineLayer, oneToOne } from './define';
import { initializer } from './initializer-field';

/**
 * Puts one learned step before the others: `[steps, features]` becomes `[steps + 1, features]`.
 * Source: the class token of Dosovitskiy et al., "An Image is Worth 16x16 Words", https://arxiv.org/abs/2010.11929, equation 1;
 * weight name and shape as in https://github.com/faustomorales/vit-keras.
 */
export const classToken = defineLayer({
  className: 'ClassToken',
  category: 'attention',
  help: 'Puts a learned step before the others, in which attention gathers what the whole picture shows. TakeToken takes it out in the end.',
  schema: z.object({ cls_initializer: initializer('cls_initializer', 'the step\'s numbers', 'zeros') }),
  custom: true,
  inputs: oneToOne,
  outputShape(_config, inputs) {
    const shape = inputOfRank('ClassToken', inputs, 2, 'A Reshape makes each place of a picture one step.');
    const steps = shape[0] ?? null;
    return [steps === null ? null : steps + 1, knownSize('ClassToken', shape, -1)];
  },
  weights: (_config, inputs) => [weight('ClassToken', 'cls', [1, 1, knownSize('ClassToken', inputOfRank('ClassToken', inputs, 2), -1)])],
  macs: () => 0,
});
