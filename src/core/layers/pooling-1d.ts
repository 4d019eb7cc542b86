import { z } from 'zod';
import { inputOfRank } from './checks';
import { windowOutput } from './convolution';
import { defineLayer, weightless } from './define';
import type { LayerDefinition } from './definition';
import { dataFormat, padding, poolStrides, single } from './fields';

const schema = z.object({
  pool_size: single('pool_size', 'Length of the window, in steps.', { default: 2 }),
  strides: poolStrides(single('strides', 'How far the window moves each time; empty: as far as it is long.', { default: 2 })),
  padding,
  data_format: dataFormat,
});

function pooling(className: string, help: string): LayerDefinition {
  return defineLayer({
    className,
    category: 'pooling',
    help,
    schema,
    ...weightless,
    outputShape(config, inputs) {
      const shape = inputOfRank(className, inputs, 2);
      const stride = (config.strides ?? config.pool_size)[0];
      return [windowOutput(className, shape, 0, config.pool_size[0], stride, config.padding), shape[1] ?? null];
    },
  });
}

export const maxPooling1d = pooling('MaxPooling1D', 'Keeps the largest number in each window of a sequence.');
export const averagePooling1d = pooling('AveragePooling1D', 'Takes the mean of each window of a sequence.');
