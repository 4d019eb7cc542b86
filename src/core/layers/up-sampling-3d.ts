import { z } from 'zod';
import { multiplied } from './borders';
import { inputOfRank } from './checks';
import { defineLayer, weightless } from './define';
import { dataFormat } from './fields';
import { triple } from './nd-fields';

export const upSampling3d = defineLayer({
  className: 'UpSampling3D',
  category: 'reshaping',
  custom: true,
  help: 'Makes a volume larger by repeating its points.',
  schema: z.object({
    size: triple('size', 'How many times deeper, higher and wider.', { default: 2, max: 64 }),
    data_format: dataFormat,
  }),
  ...weightless,
  outputShape(config, inputs) {
    const shape = inputOfRank('UpSampling3D', inputs, 4);
    return [...config.size.map((factor, axis) => multiplied(shape[axis], factor)), shape[3] ?? null];
  },
});
