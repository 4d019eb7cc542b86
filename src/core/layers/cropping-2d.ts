import { z } from 'zod';
import { cropped } from './borders';
import { inputOfRank } from './checks';
import { defineLayer, weightless } from './define';
import { dataFormat, sides } from './fields';

export const cropping2d = defineLayer({
  className: 'Cropping2D',
  category: 'reshaping',
  help: 'Cuts off the edges of the picture.',
  schema: z.object({
    cropping: sides('cropping', 'Pixels to cut at top, bottom, left and right, in this order; one number for all sides.', 0),
    data_format: dataFormat,
  }),
  ...weightless,
  outputShape(config, inputs) {
    const shape = inputOfRank('Cropping2D', inputs, 3);
    return [...config.cropping.map((side, axis) => cropped('Cropping2D', shape, axis, side, 'pixels')), shape[2] ?? null];
  },
});
