import { z } from 'zod';
import { cropped } from './borders';
import { inputOfRank } from './checks';
import { defineLayer, weightless } from './define';
import { dataFormat } from './fields';
import { faces } from './nd-fields';

export const cropping3d = defineLayer({
  className: 'Cropping3D',
  category: 'reshaping',
  custom: true,
  help: 'Cuts off the outside of a volume.',
  schema: z.object({
    cropping: faces('cropping', 'Points to cut: [[front, back], [top, bottom], [left, right]], or one number for all sides.', 1),
    data_format: dataFormat,
  }),
  ...weightless,
  outputShape(config, inputs) {
    const shape = inputOfRank('Cropping3D', inputs, 4);
    return [...config.cropping.map((side, axis) => cropped('Cropping3D', shape, axis, side, 'points')), shape[3] ?? null];
  },
});
