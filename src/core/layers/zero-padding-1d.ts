import { z } from 'zod';
import { widened } from './borders';
import { inputOfRank } from './checks';
import { defineLayer, weightless } from './define';
import { ends } from './nd-fields';

export const zeroPadding1d = defineLayer({
  className: 'ZeroPadding1D',
  category: 'reshaping',
  custom: true,
  help: 'Adds steps of zeros at the start and the end of a sequence.',
  schema: z.object({ padding: ends('padding', 'Steps to add at the start and at the end.', 1) }),
  ...weightless,
  outputShape(config, inputs) {
    const [steps, features] = inputOfRank('ZeroPadding1D', inputs, 2);
    return [widened(steps, config.padding), features ?? null];
  },
});
