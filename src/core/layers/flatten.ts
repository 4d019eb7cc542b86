import { z } from 'zod';
import { formatShape, sizeOf } from '../shape';
import { oneInput } from './checks';
import { defineLayer, weightless } from './define';
import { LayerError } from './definition';
import { dataFormat } from './fields';

export const flatten = defineLayer({
  className: 'Flatten',
  category: 'reshaping',
  help: 'Lines all numbers up in one flat list.',
  schema: z.object({ data_format: dataFormat }),
  ...weightless,
  outputShape(_config, inputs) {
    const shape = oneInput('Flatten', inputs);
    if (shape.length < 2) throw new LayerError('bad-rank', `Flatten gets ${formatShape(shape)}, which is flat already: remove this layer.`);
    const size = sizeOf(shape);
    if (size === null) throw new LayerError('unknown-size', `Flatten must know every size of its input, which is ${formatShape(shape)}. Set a fixed size in the input layer, or use GlobalAveragePooling2D.`);
    return [size];
  },
});
