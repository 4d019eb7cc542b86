import { z } from 'zod';
import { inputOfRank } from './checks';
import { defineLayer, weightless } from './define';
import { integer } from './fields';

export const centerCrop = defineLayer({
  className: 'CenterCrop',
  category: 'preprocessing',
  custom: true,
  help: 'Cuts the middle out of a picture; one that is too small is first made larger.',
  schema: z.object({
    height: integer('height', 'Height of the middle, in pixels.', { default: 224, required: true }),
    width: integer('width', 'Width of the middle, in pixels.', { default: 224, required: true }),
  }),
  ...weightless,
  outputShape: (config, inputs) => [config.height, config.width, inputOfRank('CenterCrop', inputs, 3)[2] ?? null],
});
