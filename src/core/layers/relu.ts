import { z } from 'zod';
import { defineLayer, keepsShape } from './define';
import { only, type FieldMeta } from './fields';

const error = 'give a number from 0 up, or nothing for no limit';
const told: FieldMeta = { title: 'max_value', kind: 'number', min: 0, max: 1e6, nullable: true, description: 'The largest output; 6 for ReLU6, empty for no limit.' };

export const relu = defineLayer({
  className: 'ReLU',
  category: 'activation',
  help: 'Keeps what is positive and makes the rest 0.',
  schema: z.object({
    max_value: z.number({ error }).min(0, { error }).max(1e6, { error }).nullable().default(null).meta({ ...told }),
    negative_slope: only('negative_slope', 0),
    threshold: only('threshold', 0),
  }),
  ...keepsShape('ReLU'),
});
