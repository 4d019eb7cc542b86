import { z } from 'zod';
import { inputOfRank } from './checks';
import { defineLayer, weightless } from './define';
import { dataFormat, only } from './fields';

const schema = z.object({ data_format: dataFormat, keepdims: only('keepdims', false) });

export const globalAveragePooling2d = defineLayer({
  className: 'GlobalAveragePooling2D',
  category: 'pooling',
  help: 'Averages each channel over the whole picture: a flat list with one number a channel, ready for a Dense layer.',
  schema,
  ...weightless,
  outputShape: (_config, inputs) => inputOfRank('GlobalAveragePooling2D', inputs, 3, 'Its input seems flattened already: remove this layer.').slice(2),
});

export const globalMaxPooling2d = defineLayer({
  className: 'GlobalMaxPooling2D',
  category: 'pooling',
  help: 'Takes the largest number of each channel over the whole picture: a flat list with one number a channel.',
  schema,
  ...weightless,
  outputShape: (_config, inputs) => inputOfRank('GlobalMaxPooling2D', inputs, 3, 'Its input seems flattened already: remove this layer.').slice(2),
});
