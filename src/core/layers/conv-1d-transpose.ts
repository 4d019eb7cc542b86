import { z } from 'zod';
import { outputActivation } from './activation-field';
import { inputOfRank, knownSize, weight } from './checks';
import { product, transposedOutput } from './convolution';
import { defineLayer, oneToOne } from './define';
import { dataFormat, integer, only, padding, single, useBias } from './fields';
import { biasFields, kernelFields } from './weight-fields';

const schema = z.object({
  filters: integer('filters', 'How many output channels it has.', { default: 32, required: true }),
  kernel_size: single('kernel_size', 'Length of the window, in steps.', { default: 3, required: true }),
  strides: single('strides', 'How much longer the sequence becomes; 2 doubles it.', { default: 1 }),
  padding,
  output_padding: only('output_padding', null),
  data_format: dataFormat,
  dilation_rate: only('dilation_rate', [1], [1]),
  activation: outputActivation,
  use_bias: useBias,
  ...kernelFields,
  ...biasFields,
});

export const conv1dTranspose = defineLayer({
  className: 'Conv1DTranspose',
  category: 'convolution',
  custom: true,
  help: 'A Conv1D the other way round: makes a sequence longer, with filters that are learned.',
  schema,
  inputs: oneToOne,
  outputShape(config, inputs) {
    const shape = inputOfRank('Conv1DTranspose', inputs, 2);
    knownSize('Conv1DTranspose', shape, -1);
    return [transposedOutput(shape[0], config.kernel_size[0], config.strides[0], config.padding), config.filters];
  },
  weights(config, inputs) {
    const channels = knownSize('Conv1DTranspose', inputOfRank('Conv1DTranspose', inputs, 2), -1);
    const kernel = weight('Conv1DTranspose', 'kernel', [config.kernel_size[0], config.filters, channels]);
    return config.use_bias ? [kernel, weight('Conv1DTranspose', 'bias', [config.filters])] : [kernel];
  },
  macs: (config, inputs) => product(...(inputs[0] ?? []), config.kernel_size[0], config.filters),
});
