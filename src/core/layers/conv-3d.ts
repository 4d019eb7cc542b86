import { z } from 'zod';
import type { Shape } from '../shape';
import { outputActivation } from './activation-field';
import { inputOfRank, knownSize, weight } from './checks';
import { product, windowOutput } from './convolution';
import { defineLayer, oneToOne } from './define';
import { dataFormat, integer, only, padding, useBias } from './fields';
import { noDilation3d, triple } from './nd-fields';
import { biasFields, kernelFields } from './weight-fields';

const schema = z.object({
  filters: integer('filters', 'How many different patterns it looks for: its output channels.', { default: 32, required: true }),
  kernel_size: triple('kernel_size', 'Depth, height and width of the window that slides through the volume.', { default: 3, required: true }),
  strides: triple('strides', 'How far the window moves at each step; 2 halves the volume.', { default: 1 }),
  padding,
  data_format: dataFormat,
  dilation_rate: noDilation3d,
  groups: only('groups', 1),
  activation: outputActivation,
  use_bias: useBias,
  ...kernelFields,
  ...biasFields,
});

function outputShape(config: z.output<typeof schema>, inputs: readonly Shape[]): Shape {
  const shape = inputOfRank('Conv3D', inputs, 4);
  knownSize('Conv3D', shape, -1);
  return [...config.kernel_size.map((size, axis) => windowOutput('Conv3D', shape, axis, size, config.strides[axis]!, config.padding)), config.filters];
}

export const conv3d = defineLayer({
  className: 'Conv3D',
  category: 'convolution',
  help: 'Slides small filters through a volume, such as a scan or a short film, and tells where each of their patterns is.',
  schema,
  inputs: oneToOne,
  outputShape,
  weights(config, inputs) {
    const channels = knownSize('Conv3D', inputOfRank('Conv3D', inputs, 4), -1);
    const kernel = weight('Conv3D', 'kernel', [...config.kernel_size, channels, config.filters]);
    return config.use_bias ? [kernel, weight('Conv3D', 'bias', [config.filters])] : [kernel];
  },
  macs: (config, inputs) => product(...outputShape(config, inputs), ...config.kernel_size, inputs[0]?.[3]),
});
