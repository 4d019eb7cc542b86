import { z } from 'zod';
import type { Shape } from '../shape';
import { inputOfRank, knownSize, weight } from './checks';
import { product, windowOutput } from './convolution';
import { defineLayer, oneToOne } from './define';
import { boolean, dataFormat, integer, noDilation2d, padding, pair } from './fields';
import { memoryFields, recurrentActivation } from './recurrent';

const schema = z.object({
  filters: integer('filters', 'How many channels it remembers and gives.', { default: 16, required: true }),
  kernel_size: pair('kernel_size', 'Height and width of the window that slides over each picture, in pixels.', { default: 3, required: true }),
  strides: pair('strides', 'How far the window moves at each step; 2 halves the picture.', { default: 1 }),
  padding,
  data_format: dataFormat,
  dilation_rate: noDilation2d,
  ...memoryFields,
  recurrent_activation: recurrentActivation,
  unit_forget_bias: boolean('unit_forget_bias', 'Starts with remembering: the bias of the forget gate begins at 1.', true),
});
type Config = z.output<typeof schema>;

/** Height and width of what it remembers: `[height, width]`. */
function places(config: Config, inputs: readonly Shape[]): (number | null)[] {
  const picture = inputOfRank('ConvLSTM2D', inputs, 4).slice(1);
  return config.kernel_size.map((size, axis) => windowOutput('ConvLSTM2D', picture, axis, size, config.strides[axis]!, config.padding));
}

const channelsOf = (inputs: readonly Shape[]): number => knownSize('ConvLSTM2D', inputOfRank('ConvLSTM2D', inputs, 4), -1);

/** Input, forget, cell and output gate. */
const gates = 4;

export const convLstm2d = defineLayer({
  className: 'ConvLSTM2D',
  category: 'recurrent',
  help: 'Reads a sequence of pictures and remembers pictures: an LSTM whose multiplications are convolutions.',
  schema,
  inputs: oneToOne,
  outputShape(config, inputs) {
    channelsOf(inputs);
    const picture = [...places(config, inputs), config.filters];
    return config.return_sequences ? [inputs[0]?.[0] ?? null, ...picture] : picture;
  },
  weights(config, inputs) {
    const columns = gates * config.filters;
    const kernels = [
      weight('ConvLSTM2D', 'kernel', [...config.kernel_size, channelsOf(inputs), columns]),
      weight('ConvLSTM2D', 'recurrent_kernel', [...config.kernel_size, config.filters, columns]),
    ];
    return config.use_bias ? [...kernels, weight('ConvLSTM2D', 'bias', [columns])] : kernels;
  },
  macs: (config, inputs) => product(inputs[0]?.[0], ...places(config, inputs), ...config.kernel_size, gates, config.filters, channelsOf(inputs) + config.filters),
});
