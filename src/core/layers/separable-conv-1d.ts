import { z } from 'zod';
import type { Shape } from '../shape';
import { outputActivation } from './activation-field';
import { inputOfRank, knownSize, weight } from './checks';
import { checkDilation, product, windowOutput } from './convolution';
import { defineLayer, oneToOne } from './define';
import { dataFormat, integer, padding, single, useBias } from './fields';
import { biasFields, depthwiseFields, pointwiseFields } from './weight-fields';

const schema = z.object({
  filters: integer('filters', 'How many output channels it has.', { default: 32, required: true }),
  kernel_size: single('kernel_size', 'Length of the window that slides over each channel, in steps.', { default: 3, required: true }),
  strides: single('strides', 'How far the window moves each time; 2 halves the sequence.', { default: 1 }),
  padding,
  data_format: dataFormat,
  dilation_rate: single('dilation_rate', 'Gaps between the points of the window: 2 looks at every second step.', { default: 1 }),
  depth_multiplier: integer('depth_multiplier', 'How many filters each channel gets before they are mixed.', { default: 1, max: 256 }),
  activation: outputActivation,
  use_bias: useBias,
  ...depthwiseFields,
  ...pointwiseFields,
  ...biasFields,
});

function outputShape(config: z.output<typeof schema>, inputs: readonly Shape[]): Shape {
  const shape = inputOfRank('SeparableConv1D', inputs, 2);
  checkDilation('SeparableConv1D', config.strides, config.dilation_rate);
  knownSize('SeparableConv1D', shape, -1);
  return [windowOutput('SeparableConv1D', shape, 0, config.kernel_size[0], config.strides[0], config.padding, config.dilation_rate[0]), config.filters];
}

export const separableConv1d = defineLayer({
  className: 'SeparableConv1D',
  category: 'convolution',
  custom: true,
  help: 'Filters each channel of a sequence by itself and then mixes the channels: a Conv1D with far fewer weights.',
  schema,
  inputs: oneToOne,
  outputShape,
  weights(config, inputs) {
    const channels = knownSize('SeparableConv1D', inputOfRank('SeparableConv1D', inputs, 2), -1);
    const depthwise = weight('SeparableConv1D', 'depthwise_kernel', [config.kernel_size[0], channels, config.depth_multiplier]);
    const pointwise = weight('SeparableConv1D', 'pointwise_kernel', [1, channels * config.depth_multiplier, config.filters]);
    return config.use_bias ? [depthwise, pointwise, weight('SeparableConv1D', 'bias', [config.filters])] : [depthwise, pointwise];
  },
  macs(config, inputs) {
    const [steps, filters] = outputShape(config, inputs);
    const channels = product(inputs[0]?.[1], config.depth_multiplier);
    return product(steps, channels, config.kernel_size[0]) + product(steps, channels, filters);
  },
});
