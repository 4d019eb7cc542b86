import { z } from 'zod';
import type { Shape } from '../shape';
import { outputActivation } from './activation-field';
import { inputOfRank, knownSize, weight } from './checks';
import { checkDilation, product, windowOutput } from './convolution';
import { defineLayer, oneToOne } from './define';
import { dataFormat, integer, only, padding, single, useBias } from './fields';
import { biasFields, kernelFields } from './weight-fields';

const schema = z.object({
  filters: integer('filters', 'How many different patterns it looks for: its output channels.', { default: 32, required: true }),
  kernel_size: single('kernel_size', 'Length of the window that slides over the steps.', { default: 3, required: true }),
  strides: single('strides', 'How far the window moves each time.', { default: 1 }),
  padding,
  data_format: dataFormat,
  dilation_rate: single('dilation_rate', 'Gaps between the points of the window: 2 looks at every second step.', { default: 1 }),
  groups: only('groups', 1),
  activation: outputActivation,
  use_bias: useBias,
  ...kernelFields,
  ...biasFields,
});

function outputShape(config: z.output<typeof schema>, inputs: readonly Shape[]): Shape {
  const shape = inputOfRank('Conv1D', inputs, 2);
  checkDilation('Conv1D', config.strides, config.dilation_rate);
  knownSize('Conv1D', shape, -1);
  return [windowOutput('Conv1D', shape, 0, config.kernel_size[0], config.strides[0], config.padding, config.dilation_rate[0]), config.filters];
}

export const conv1d = defineLayer({
  className: 'Conv1D',
  category: 'convolution',
  help: 'Slides small filters over a sequence and tells where each of their patterns is.',
  schema,
  inputs: oneToOne,
  outputShape,
  weights(config, inputs) {
    const channels = knownSize('Conv1D', inputOfRank('Conv1D', inputs, 2), -1);
    const kernel = weight('Conv1D', 'kernel', [config.kernel_size[0], channels, config.filters]);
    return config.use_bias ? [kernel, weight('Conv1D', 'bias', [config.filters])] : [kernel];
  },
  macs: (config, inputs) => product(...outputShape(config, inputs), config.kernel_size[0], inputs[0]?.[1]),
});
