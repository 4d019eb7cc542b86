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
    outputShape: (_config, inputs) => inputOfRank(className, inputs, 2).slice(1),
  });
}

export const globalAveragePooling1d = pooling('GlobalAveragePooling1D', 'Averages each feature over all steps of a sequence: a flat list.');
export const globalMaxPooling1d = pooling('GlobalMaxPooling1D', 'Takes the largest number of each feature over all steps of a sequence: a flat list.');
