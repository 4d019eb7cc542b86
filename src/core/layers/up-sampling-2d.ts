import { z } from 'zod';
import { multiplied } from './borders';
import { inputOfRank } from './checks';
import { defineLayer, weightless } from './define';
import { choice, dataFormat, pair } from './fields';

export const upSampling2d = defineLayer({
  className: 'UpSampling2D',
  category: 'reshaping',
  help: 'Makes the picture larger by repeating its pixels, or smoothly.',
  schema: z.object({
    size: pair('size', 'How many times higher and wider.', { default: 2, max: 64 }),
    interpolation: choice('interpolation', '"nearest" repeats pixels; "bilinear" blends them.', ['nearest', 'bilinear'], 'nearest'),
    data_format: dataFormat,
  }),
  ...weightless,
  outputShape(config, inputs) {
    const shape = inputOfRank('UpSampling2D', inputs, 3);
    return [...config.size.map((factor, axis) => multiplied(shape[axis], factor)), shape[2] ?? null];
  },
});
