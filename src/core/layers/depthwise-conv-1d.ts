import { z } from 'zod';
import type { Shape } from '../shape';
import { outputActivation } from './activation-field';
import { inputOfRank, knownSize, weight } from './checks';
import { checkDilation, product, windowOutput } from './convolution';
import { defineLayer, oneToOne } from './define';
import { dataFormat, integer, padding, single, useBias } from './fields';
import { biasFields, depthwiseFields } from './weight-fields';

const schema = z.object({
  kernel_size: single('kernel_size', 'Length of the window that slides over each channel, in steps.', { default: 3, required: true }),
  strides: single('strides', 'How far the window moves each time; 2 halves the sequence.', { default: 1 }),
  padding,
  depth_multiplier: integer('depth_multiplier', 'How many filters each channel gets.', { default: 1, max: 256 }),
  data_format: dataFormat,
  dilation_rate: single('dilation_rate', 'Gaps between the points of the window: 2 looks at every second step.', { default: 1 }),
  activation: outputActivation,
  use_bias: useBias,
  ...depthwiseFields,
  ...biasFields,
});

function outputShape(config: z.output<typeof schema>, inputs: readonly Shape[]): Shape {
  const shape = inputOfRank('DepthwiseConv1D', inputs, 2);
  checkDilation('DepthwiseConv1D', config.strides, config.dilation_rate);
  const channels = knownSize('DepthwiseConv1D', shape, -1);
  return [windowOutput('DepthwiseConv1D', shape, 0, config.kernel_size[0], config.strides[0], config.padding, config.dilation_rate[0]), channels * config.depth_multiplier];
}

export const depthwiseConv1d = defineLayer({
  className: 'DepthwiseConv1D',
  category: 'convolution',
  custom: true,
  help: 'Filters each channel of a sequence by itself, cheaply; a Conv1D of length 1 after it mixes the channels.',
  schema,
  inputs: oneToOne,
  outputShape,
  weights(config, inputs) {
    const channels = knownSize('DepthwiseConv1D', inputOfRank('DepthwiseConv1D', inputs, 2), -1);
    const kernel = weight('DepthwiseConv1D', 'depthwise_kernel', [config.kernel_size[0], channels, config.depth_multiplier]);
    return config.use_bias ? [kernel, weight('DepthwiseConv1D', 'bias', [channels * config.depth_multiplier])] : [kernel];
  },
  macs: (config, inputs) => product(...outputShape(config, inputs), config.kernel_size[0]),
});
