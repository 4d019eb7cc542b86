import { z } from 'zod';
import { sizeOf } from '../shape';
import { outputActivation } from './activation-field';
import { knownSize, oneInput, weight } from './checks';
import { product } from './convolution';
import { defineLayer, oneToOne } from './define';
import { LayerError } from './definition';
import { integer, useBias } from './fields';
import { biasFields, kernelFields } from './weight-fields';

export const dense = defineLayer({
  className: 'Dense',
  category: 'core',
  help: 'Connects every input to every unit. The last one of a classifier has a unit for each class.',
  schema: z.object({
    units: integer('units', 'How many outputs it has.', { default: 64, required: true }),
    activation: outputActivation,
    use_bias: useBias,
    ...kernelFields,
    ...biasFields,
  }),
  inputs: oneToOne,
  outputShape(config, inputs) {
    const shape = oneInput('Dense', inputs);
    if (shape.length === 0) throw new LayerError('bad-rank', 'Dense needs a list of numbers, but gets a single one.');
    knownSize('Dense', shape, -1);
    return [...shape.slice(0, -1), config.units];
  },
  weights(config, inputs) {
    const kernel = weight('Dense', 'kernel', [knownSize('Dense', oneInput('Dense', inputs), -1), config.units]);
    return config.use_bias ? [kernel, weight('Dense', 'bias', [config.units])] : [kernel];
  },
  macs: (config, inputs) => product(sizeOf(oneInput('Dense', inputs)), config.units),
});
