import { z } from 'zod';
import type { Shape } from '../shape';
import { inputOfRank, knownSize, weight } from './checks';
import { defineLayer, oneToOne } from './define';
import { initializer } from './initializer-field';

function sizes(inputs: readonly Shape[]): readonly [number, number] {
  const shape = inputOfRank('AddPositionEmbedding', inputs, 2, 'A Reshape makes each place of a picture one step.');
  return [knownSize('AddPositionEmbedding', shape, 0), knownSize('AddPositionEmbedding', shape, 1)];
}

/**
 * Adds learned numbers to each step, other ones at each place, so that attention can tell places apart. `[steps, features]`, kept.
 * Source: the position embedding of Dosovitskiy et al., "An Image is Worth 16x16 Words", https://arxiv.org/abs/2010.11929, equation 1.
 */
export const addPositionEmbedding = defineLayer({
  className: 'AddPositionEmbedding',
  category: 'attention',
  help: 'Adds learned numbers to each step that tell where it stands (a position embedding): attention by itself knows no order.',
  schema: z.object({ embeddings_initializer: initializer('embeddings_initializer', 'the numbers of each place', 'random_normal') }),
  custom: true,
  inputs: oneToOne,
  outputShape: (_config, inputs) => sizes(inputs),
  weights: (_config, inputs) => [weight('AddPositionEmbedding', 'embeddings', sizes(inputs))],
  macs: () => 0,
});
