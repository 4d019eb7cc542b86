import { z } from 'zod';
import { widened } from './borders';
import { inputOfRank } from './checks';
import { defineLayer, weightless } from './define';
import { dataFormat } from './fields';
import { faces } from './nd-fields';

export const zeroPadding3d = defineLayer({
  className: 'ZeroPadding3D',
  category: 'reshaping',
  custom: true,
  help: 'Adds zeros around a volume.',
  schema: z.object({
    padding: faces('padding', 'Points to add: [[front, back], [top, bottom], [left, right]], or one number for all sides.', 1),
    data_format: dataFormat,
  }),
  ...weightless,
  outputShape(config, inputs) {
    const shape = inputOfRank('ZeroPadding3D', inputs, 4);
    return [...config.padding.map((side, axis) => widened(shape[axis], side)), shape[3] ?? null];
  },
});
