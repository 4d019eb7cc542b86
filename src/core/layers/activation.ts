import { z } from 'zod';
import { activation as activationField } from './activation-field';
import { defineLayer, keepsShape } from './define';

export const activation = defineLayer({
  className: 'Activation',
  category: 'activation',
  help: 'Applies a function to every number: relu cuts off what is negative, softmax makes probabilities.',
  schema: z.object({ activation: activationField('activation', 'The function.', 'relu') }),
  ...keepsShape('Activation'),
});
