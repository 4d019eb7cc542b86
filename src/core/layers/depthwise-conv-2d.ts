import { z } from 'zod';
import type { Shape } from '../shape';
import { outputActivation } from './activation-field';
import { inputOfRank, knownSize, weight } from './checks';
import { product, windowOutput } from './convolution';
import { defineLayer, oneToOne } from './define';
import { dataFormat, integer, noDilation2d, padding, pair, useBias } from './fields';
import { biasFields, depthwiseFields } from './weight-fields';

const schema = z.object({
  kernel_size: pair('kernel_size', 'Height and width of the window that slides over each channel, in pixels.', { default: 3, required: true }),
  strides: pair('strides', 'How far the window moves at each step; 2 halves the picture.', { default: 1 }),
  padding,
  depth_multiplier: integer('depth_multiplier', 'How many filters each channel gets.', { default: 1, max: 256 }),
  data_format: dataFormat,
  dilation_rate: noDilation2d,
  activation: outputActivation,
  use_bias: useBias,
  ...depthwiseFields,
  ...biasFields,
});

function outputShape(config: z.output<typeof schema>, inputs: readonly Shape[]): Shape {
  const shape = inputOfRank('DepthwiseConv2D', inputs, 3, 'Put it before the layer that flattens the picture.');
  const channels = knownSize('DepthwiseConv2D', shape, -1);
  const along = (axis: 0 | 1) => windowOutput('DepthwiseConv2D', shape, axis, config.kernel_size[axis], config.strides[axis], config.padding);
  return [along(0), along(1), channels * config.depth_multiplier];
}

export const depthwiseConv2d = defineLayer({
  className: 'DepthwiseConv2D',
  category: 'convolution',
  help: 'Filters each channel by itself, cheaply; a 1 × 1 Conv2D after it mixes the channels.',
  schema,
  inputs: oneToOne,
  outputShape,
  weights(config, inputs) {
    const channels = knownSize('DepthwiseConv2D', inputOfRank('DepthwiseConv2D', inputs, 3), -1);
    const kernel = weight('DepthwiseConv2D', 'depthwise_kernel', [...config.kernel_size, channels, config.depth_multiplier]);
    return config.use_bias ? [kernel, weight('DepthwiseConv2D', 'bias', [channels * config.depth_multiplier])] : [kernel];
  },
  macs: (config, inputs) => product(...outputShape(config, inputs), ...config.kernel_size),
});
