import { z } from 'zod';
import { inputOfRank } from './checks';
import { defineLayer, weightless } from './define';
import { dataFormat, sides } from './fields';

export const zeroPadding2d = defineLayer({
  className: 'ZeroPadding2D',
  category: 'reshaping',
  help: 'Adds a border of zeros to the picture.',
  schema: z.object({
    padding: sides('padding', 'Pixels to add: [[top, bottom], [left, right]], or one number for all sides.', 1),
    data_format: dataFormat,
  }),
  ...weightless,
  outputShape(config, inputs) {
    const [height, width, channels] = inputOfRank('ZeroPadding2D', inputs, 3) as [number | null, number | null, number | null];
    const [[top, bottom], [left, right]] = config.padding;
    return [height === null ? null : height + top + bottom, width === null ? null : width + left + right, channels];
  },
});
