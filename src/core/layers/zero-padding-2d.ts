import { z } from 'zod';
import { widened } from './borders';
import { inputOfRank } from './checks';
import { defineLayer, weightless } from './define';
import { dataFormat, sides } from './fields';

export const zeroPadding2d = defineLayer({
  className: 'ZeroPadding2D',
  category: 'reshaping',
  help: 'Adds a border of zeros to the picture.',
  schema: z.object({
    padding: sides('padding', 'Pixels to add at top, bottom, left and right, in this order; one number for all sides.', 1),
    data_format: dataFormat,
  }),
  ...weightless,
  outputShape(config, inputs) {
    const shape = inputOfRank('ZeroPadding2D', inputs, 3);
    return [...config.padding.map((side, axis) => widened(shape[axis], side)), shape[2] ?? null];
  },
});
