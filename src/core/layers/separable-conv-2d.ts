import { z } from 'zod';
import type { Shape } from '../shape';
import { outputActivation } from './activation-field';
import { inputOfRank, knownSize, weight } from './checks';
import { checkDilation, product, windowOutput } from './convolution';
import { defineLayer, oneToOne } from './define';
import { dataFormat, dilation2d, integer, only, padding, pair, useBias } from './fields';
import { biasFields, depthwiseFields, pointwiseFields } from './weight-fields';

const schema = z.object({
  filters: integer('filters', 'How many output channels it has.', { default: 32, required: true }),
  kernel_size: pair('kernel_size', 'Height and width of the window that slides over each channel, in pixels.', { default: 3, required: true }),
  strides: pair('strides', 'How far the window moves at each step; 2 halves the picture.', { default: 1 }),
  padding,
  data_format: dataFormat,
  dilation_rate: dilation2d,
  depth_multiplier: integer('depth_multiplier', 'How many filters each channel gets before they are mixed.', { default: 1, max: 256 }),
  groups: only('groups', 1),
  activation: outputActivation,
  use_bias: useBias,
  ...depthwiseFields,
  ...pointwiseFields,
  ...biasFields,
});

function outputShape(config: z.output<typeof schema>, inputs: readonly Shape[]): Shape {
  const shape = inputOfRank('SeparableConv2D', inputs, 3, 'Put it before the layer that flattens the picture.');
  const { strides, kernel_size: size, dilation_rate: dilation } = config;
  checkDilation('SeparableConv2D', strides, dilation);
  knownSize('SeparableConv2D', shape, -1);
  const along = (axis: 0 | 1) => windowOutput('SeparableConv2D', shape, axis, size[axis], strides[axis], config.padding, dilation[axis]);
  return [along(0), along(1), config.filters];
}

export const separableConv2d = defineLayer({
  className: 'SeparableConv2D',
  category: 'convolution',
  help: 'Filters each channel by itself and then mixes the channels: a Conv2D with far fewer weights.',
  schema,
  inputs: oneToOne,
  outputShape,
  weights(config, inputs) {
    const channels = knownSize('SeparableConv2D', inputOfRank('SeparableConv2D', inputs, 3), -1);
    const depthwise = weight('SeparableConv2D', 'depthwise_kernel', [...config.kernel_size, channels, config.depth_multiplier]);
    const pointwise = weight('SeparableConv2D', 'pointwise_kernel', [1, 1, channels * config.depth_multiplier, config.filters]);
    return config.use_bias ? [depthwise, pointwise, weight('SeparableConv2D', 'bias', [config.filters])] : [depthwise, pointwise];
  },
  macs(config, inputs) {
    const [height, width, filters] = outputShape(config, inputs);
    const channels = product(inputs[0]?.[2], config.depth_multiplier);
    return product(height, width, channels, ...config.kernel_size) + product(height, width, channels, filters);
  },
});
