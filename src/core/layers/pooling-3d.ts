import { z } from 'zod';
import { inputOfRank } from './checks';
import { windowOutput } from './convolution';
import { defineLayer, weightless } from './define';
import type { LayerDefinition } from './definition';
import { dataFormat, padding, poolStrides } from './fields';
import { triple } from './nd-fields';

const schema = z.object({
  pool_size: triple('pool_size', 'Depth, height and width of the window.', { default: 2 }),
  strides: poolStrides(triple('strides', 'How far the window moves at each step; empty: as far as it is large.', { default: 2 })),
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
      const shape = inputOfRank(className, inputs, 4);
      const strides = config.strides ?? config.pool_size;
      return [...config.pool_size.map((size, axis) => windowOutput(className, shape, axis, size, strides[axis]!, config.padding)), shape[3] ?? null];
    },
  });
}

export const maxPooling3d = pooling('MaxPooling3D', 'Keeps the largest number in each window of a volume.');
export const averagePooling3d = pooling('AveragePooling3D', 'Takes the mean of each window of a volume.');
