import { z } from 'zod';
import type { Shape } from '../shape';
import { outputActivation } from './activation-field';
import { inputOfRank, knownSize, weight } from './checks';
import { product, transposedOutput } from './convolution';
import { defineLayer, oneToOne } from './define';
import { dataFormat, integer, noDilation2d, only, padding, pair, useBias } from './fields';
import { biasFields, kernelFields } from './weight-fields';

const schema = z.object({
  filters: integer('filters', 'How many output channels it has.', { default: 32, required: true }),
  kernel_size: pair('kernel_size', 'Height and width of the window, in pixels.', { default: 3, required: true }),
  strides: pair('strides', 'How much larger the picture becomes; 2 doubles it.', { default: 1 }),
  padding,
  output_padding: only('output_padding', null),
  data_format: dataFormat,
  dilation_rate: noDilation2d,
  activation: outputActivation,
  use_bias: useBias,
  ...kernelFields,
  ...biasFields,
});

function outputShape(config: z.output<typeof schema>, inputs: readonly Shape[]): Shape {
  const shape = inputOfRank('Conv2DTranspose', inputs, 3);
  knownSize('Conv2DTranspose', shape, -1);
  const axis = (index: 0 | 1) => transposedOutput(shape[index], config.kernel_size[index], config.strides[index], config.padding);
  return [axis(0), axis(1), config.filters];
}

export const conv2dTranspose = defineLayer({
  className: 'Conv2DTranspose',
  category: 'convolution',
  help: 'A Conv2D the other way round: makes the picture larger, with filters that are learned.',
  schema,
  inputs: oneToOne,
  outputShape,
  weights(config, inputs) {
    const channels = knownSize('Conv2DTranspose', inputOfRank('Conv2DTranspose', inputs, 3), -1);
    const kernel = weight('Conv2DTranspose', 'kernel', [...config.kernel_size, config.filters, channels]);
    return config.use_bias ? [kernel, weight('Conv2DTranspose', 'bias', [config.filters])] : [kernel];
  },
  macs: (config, inputs) => product(...(inputs[0] ?? []), ...config.kernel_size, config.filters),
});
