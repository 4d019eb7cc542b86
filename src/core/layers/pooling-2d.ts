import { z } from 'zod';
import { inputOfRank } from './checks';
import { windowOutput } from './convolution';
import { defineLayer, weightless } from './define';
import type { LayerDefinition } from './definition';
import { dataFormat, padding, pair, poolStrides } from './fields';

const schema = z.object({
  pool_size: pair('pool_size', 'Height and width of the window, in pixels.', { default: 2 }),
  strides: poolStrides(pair('strides', 'How far the window moves at each step; empty: as far as it is large.', { default: 2 })),
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
      const shape = inputOfRank(className, inputs, 3, 'Put it before the layer that flattens the picture.');
      const strides = config.strides ?? config.pool_size;
      const along = (axis: 0 | 1) => windowOutput(className, shape, axis, config.pool_size[axis], strides[axis], config.padding);
      return [along(0), along(1), shape[2] ?? null];
    },
  });
}

export const maxPooling2d = pooling('MaxPooling2D', 'Keeps the largest number in each window: makes the picture smaller.');
export const averagePooling2d = pooling('AveragePooling2D', 'Takes the mean of each window: makes the picture smaller.');
