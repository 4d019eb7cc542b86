import { z } from 'zod';
import { cropped } from './borders';
import { inputOfRank } from './checks';
import { defineLayer, weightless } from './define';
import { ends } from './nd-fields';

export const cropping1d = defineLayer({
  className: 'Cropping1D',
  category: 'reshaping',
  custom: true,
  help: 'Cuts steps off the start and the end of a sequence.',
  schema: z.object({ cropping: ends('cropping', 'Steps to cut at the start and at the end.', 1) }),
  ...weightless,
  outputShape(config, inputs) {
    const shape = inputOfRank('Cropping1D', inputs, 2);
    return [cropped('Cropping1D', shape, 0, config.cropping, 'steps'), shape[1] ?? null];
  },
});
