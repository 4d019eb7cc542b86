import { z } from 'zod';
import { inputOfRank } from './checks';
import { defineLayer, weightless } from './define';
import { boolean, choice, integer } from './fields';

export const resizing = defineLayer({
  className: 'Resizing',
  category: 'preprocessing',
  custom: true,
  help: 'Brings a picture of any size to a fixed one.',
  schema: z.object({
    height: integer('height', 'The new height, in pixels.', { default: 224, required: true }),
    width: integer('width', 'The new width, in pixels.', { default: 224, required: true }),
    interpolation: choice('interpolation', '"bilinear" blends pixels; "nearest" takes the closest one.', ['bilinear', 'nearest'], 'bilinear'),
    crop_to_aspect_ratio: boolean('crop_to_aspect_ratio', 'Cuts the longer side first, so that nothing is stretched.', false),
  }),
  ...weightless,
  outputShape: (config, inputs) => [config.height, config.width, inputOfRank('Resizing', inputs, 3)[2] ?? null],
});
