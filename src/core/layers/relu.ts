import { z } from 'zod';
import { defineLayer, keepsShape } from './define';
import { only, type FieldMeta } from './fields';

const told: FieldMeta = { title: 'max_value', kind: 'number', min: 0, max: 1e6, nullable: true, description: 'The largest output; 6 for ReLU6, empty for no limit.' };

export const relu = defineLayer({
  className: 'ReLU',
  category: 'activation',
  help: 'Keeps what is positive and makes the rest 0.',
  schema: z.object({
    max_value: z.number().min(0).max(1e6).nullable().default(null).meta({ ...told }),
    negative_slope: only('negative_slope', 0),
    threshold: only('threshold', 0),
  }),
  ...keepsShape('ReLU'),
});
