import { z } from 'zod';
import type { Shape } from '../shape';
import { outputActivation } from './activation-field';
import { inputOfRank, knownSize, weight } from './checks';
import { product, transposedOutput } from './convolution';
import { defineLayer, oneToOne } from './define';
import { dataFormat, integer, only, padding, useBias } from './fields';
import { triple } from './nd-fields';
import { biasFields, kernelFields } from './weight-fields';

const schema = z.object({
  filters: integer('filters', 'How many output channels it has.', { default: 32, required: true }),
  kernel_size: triple('kernel_size', 'Depth, height and width of the window.', { default: 3, required: true }),
  strides: triple('strides', 'How much larger the volume becomes; 2 doubles it.', { default: 1 }),
  padding,
  output_padding: only('output_padding', null),
  data_format: dataFormat,
  activation: outputActivation,
  use_bias: useBias,
  ...kernelFields,
  ...biasFields,
});

function outputShape(config: z.output<typeof schema>, inputs: readonly Shape[]): Shape {
  const shape = inputOfRank('Conv3DTranspose', inputs, 4);
  knownSize('Conv3DTranspose', shape, -1);
  return [...config.kernel_size.map((size, axis) => transposedOutput(shape[axis], size, config.strides[axis]!, config.padding)), config.filters];
}

export const conv3dTranspose = defineLayer({
  className: 'Conv3DTranspose',
  category: 'convolution',
  help: 'A Conv3D the other way round: makes a volume larger, with filters that are learned.',
  schema,
  inputs: oneToOne,
  outputShape,
  weights(config, inputs) {
    const channels = knownSize('Conv3DTranspose', inputOfRank('Conv3DTranspose', inputs, 4), -1);
    const kernel = weight('Conv3DTranspose', 'kernel', [...config.kernel_size, config.filters, channels]);
    return config.use_bias ? [kernel, weight('Conv3DTranspose', 'bias', [config.filters])] : [kernel];
  },
  macs: (config, inputs) => product(...(inputs[0] ?? []), ...config.kernel_size, config.filters),
});
