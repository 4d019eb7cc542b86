import { z } from 'zod';
import { inputOfRank } from './checks';
import { defineLayer, weightless } from './define';
import type { LayerDefinition } from './definition';
import { dataFormat, only } from './fields';

function pooling(className: string, help: string): LayerDefinition {
  return defineLayer({
    className,
    category: 'pooling',
    help,
    schema: z.object({ data_format: dataFormat, keepdims: only('keepdims', false) }),
    ...weightless,
    outputShape: (_config, inputs) => inputOfRank(className, inputs, 3, 'Where its input is flat already, remove this layer.').slice(2),
  });
}

export const globalAveragePooling2d = pooling(
  'GlobalAveragePooling2D',
  'Averages each channel over the whole picture: a flat list with one number a channel, ready for a Dense layer.',
);
export const globalMaxPooling2d = pooling(
  'GlobalMaxPooling2D',
  'Takes the largest number of each channel over the whole picture: a flat list with one number a channel.',
);
