import { z } from 'zod';
import { formatShape } from '../shape';
import { inputOfRank } from './checks';
import { defineLayer, weightless } from './define';
import { LayerError } from './definition';
import { dataFormat, sides } from './fields';

export const cropping2d = defineLayer({
  className: 'Cropping2D',
  category: 'reshaping',
  help: 'Cuts off the edges of the picture.',
  schema: z.object({
    cropping: sides('cropping', 'Pixels to cut: [[top, bottom], [left, right]], or one number for all sides.', 0),
    data_format: dataFormat,
  }),
  ...weightless,
  outputShape(config, inputs) {
    const shape = inputOfRank('Cropping2D', inputs, 3);
    const spatial = config.cropping.map(([before, after], axis) => {
      const size = shape[axis] ?? null;
      if (size === null || size > before + after) return size === null ? null : size - before - after;
      throw new LayerError('bad-shape', `Cropping2D would leave nothing of ${formatShape(shape)}: cut fewer pixels.`);
    });
    return [...spatial, shape[2] ?? null];
  },
});
