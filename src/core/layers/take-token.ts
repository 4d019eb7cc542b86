import { z } from 'zod';
import { formatShape } from '../shape';
import { inputOfRank } from './checks';
import { defineLayer, weightless } from './define';
import { LayerError } from './definition';
import { integer, maxSize } from './fields';

/**
 * One step of a sequence: `[steps, features]` becomes `[features]`.
 * Source: the read-out of the class token in Dosovitskiy et al., https://arxiv.org/abs/2010.11929, equation 4.
 */
export const takeToken = defineLayer({
  className: 'TakeToken',
  category: 'attention',
  help: 'Takes one step out of a sequence: the class token, where a ClassToken stands before.',
  schema: z.object({ index: integer('index', 'Which step: 0 is the first, -1 the last.', { default: 0, min: -maxSize }) }),
  custom: true,
  ...weightless,
  outputShape({ index }, inputs) {
    const shape = inputOfRank('TakeToken', inputs, 2);
    const steps = shape[0] ?? null;
    if (steps !== null && (index >= steps || index < -steps)) {
      throw new LayerError('bad-config', `TakeToken's index ${index} is not in its input, which is ${formatShape(shape)}: take 0 for the first step.`);
    }
    return [shape[1] ?? null];
  },
});
