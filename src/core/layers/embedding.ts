import { z } from 'zod';
import { oneInput, weight } from './checks';
import { defineLayer, oneToOne } from './define';
import { integer, only } from './fields';
import { initializer } from './initializer-field';
import { constraint, regularizer } from './penalty-fields';

export const embedding = defineLayer({
  className: 'Embedding',
  category: 'core',
  help: 'Looks up a learned list of numbers for each whole number that comes in, such as a word\'s index.',
  schema: z.object({
    input_dim: integer('input_dim', 'How many different whole numbers there are, from 0 up.', { default: 1000, max: 10_000_000, required: true }),
    output_dim: integer('output_dim', 'How many numbers stand for each.', { default: 64, required: true }),
    embeddings_initializer: initializer('embeddings_initializer', 'the looked-up numbers', 'random_uniform'),
    embeddings_regularizer: regularizer('embeddings_regularizer', 'the looked-up numbers'),
    embeddings_constraint: constraint('embeddings_constraint', 'the looked-up numbers'),
    mask_zero: only('mask_zero', false),
  }),
  inputs: oneToOne,
  outputShape: (config, inputs) => [...oneInput('Embedding', inputs), config.output_dim],
  weights: (config) => [weight('Embedding', 'embeddings', [config.input_dim, config.output_dim])],
  macs: () => 0,
});
