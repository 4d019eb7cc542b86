import { z } from 'zod';
import { inputOfRank } from './checks';
import { defineLayer, weightless } from './define';
import type { LayerDefinition } from './definition';
import { dataFormat, only } from './fields';

function pooling(className: string, help: string): LayerDefinition {
  return defineLayer({
    className,
    category: 'pooling',
    custom: true,
    help,
    schema: z.object({ data_format: dataFormat, keepdims: only('keepdims', false) }),
    ...weightless,
    outputShape: (_config, inputs) => inputOfRank(className, inputs, 4).slice(3),
  });
}

export const globalAveragePooling3d = pooling('GlobalAveragePooling3D', 'Averages each channel over a whole volume: a flat list with one number a channel.');
export const globalMaxPooling3d = pooling('GlobalMaxPooling3D', 'Takes the largest number of each channel over a whole volume: a flat list with one number a channel.');
