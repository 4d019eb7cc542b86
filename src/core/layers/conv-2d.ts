import { z } from 'zod';
import type { Shape } from '../shape';
import { outputActivation } from './activation-field';
import { inputOfRank, knownSize, weight } from './checks';
import { checkDilation, product, windowOutput } from './convolution';
import { defineLayer, oneToOne } from './define';
import { dataFormat, dilation2d, integer, only, padding, pair, useBias } from './fields';
import { biasFields, kernelFields } from './weight-fields';

const schema = z.object({
  filters: integer('filters', 'How many different patterns it looks for: its output channels.', { default: 32, required: true }),
  kernel_size: pair('kernel_size', 'Height and width of the window that slides over the picture, in pixels.', { default: 3, required: true }),
  strides: pair('strides', 'How far the window moves at each step; 2 halves the picture.', { default: 1 }),
  padding,
  data_format: dataFormat,
  dilation_rate: dilation2d,
  groups: only('groups', 1),
  activation: outputActivation,
  use_bias: useBias,
  ...kernelFields,
  ...biasFields,
});

function outputShape(config: z.output<typeof schema>, inputs: readonly Shape[]): Shape {
  const shape = inputOfRank('Conv2D', inputs, 3, 'Put it before the layer that flattens the picture.');
  const { strides, kernel_size: size, dilation_rate: dilation } = config;
  checkDilation('Conv2D', strides, dilation);
  knownSize('Conv2D', shape, -1);
  const along = (axis: 0 | 1) => windowOutput('Conv2D', shape, axis, size[axis], strides[axis], config.padding, dilation[axis]);
  return [along(0), along(1), config.filters];
}

export const conv2d = defineLayer({
  className: 'Conv2D',
  category: 'convolution',
  help: 'Slides small filters over the picture and tells where each of their patterns is.',
  schema,
  inputs: oneToOne,
  outputShape,
  weights(config, inputs) {
    const channels = knownSize('Conv2D', inputOfRank('Conv2D', inputs, 3), -1);
    const kernel = weight('Conv2D', 'kernel', [...config.kernel_size, channels, config.filters]);
    return config.use_bias ? [kernel, weight('Conv2D', 'bias', [config.filters])] : [kernel];
  },
  macs: (config, inputs) => product(...outputShape(config, inputs), ...config.kernel_size, inputs[0]?.[2]),
});
