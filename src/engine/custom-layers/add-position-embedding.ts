import { sameShape, type CustomLayer } from './custom-layer';

/** Learned numbers for each place, added: Dosovitskiy et al., https://arxiv.org/abs/2010.11929, equation 1. */
export const addPositionEmbedding: CustomLayer = {
  className: 'AddPositionEmbedding',
  weights: (_settings, input) => [{ name: 'embeddings', shape: [input[0]!, input[1]!], by: 'embeddings' }],
  outputShape: sameShape,
  call: (tf, x, weight) => tf.add(x, weight('embeddings')),
};
