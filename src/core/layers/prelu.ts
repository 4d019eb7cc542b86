import { z } from 'zod';
import type { Shape } from '../shape';
import { knownSize, oneInput, weight } from './checks';
import { defineLayer, oneToOne } from './define';
import { LayerError } from './definition';
import type { FieldMeta } from './fields';
import { initializer } from './initializer-field';
import { constraint, regularizer } from './penalty-fields';

const told: FieldMeta = { title: 'shared_axes', kind: 'integers', min: 1, max: 5, nullable: true, description: 'Axes whose places share one slope: "1, 2" gives each channel of a picture one slope; empty for none.' };

const schema = z.object({
  shared_axes: z
    .union([z.int(), z.array(z.int()).max(5)], { error: 'give whole numbers from 1 up, such as 1, 2' })
    .transform((given) => (typeof given === 'number' ? [given] : given))
    .nullable()
    .default(null)
    .meta({ ...told }),
  alpha_initializer: initializer('alpha_initializer', 'its slopes', 'zeros'),
  alpha_regularizer: regularizer('alpha_regularizer', 'its slopes'),
  alpha_constraint: constraint('alpha_constraint', 'its slopes'),
});

function slopes(shared: readonly number[] | null, shape: Shape): number[] {
  const wrong = shared?.find((axis) => axis < 1 || axis > shape.length);
  if (wrong !== undefined) throw new LayerError('bad-config', `PReLU's shared_axes holds ${wrong}, but its input has the axes 1 to ${shape.length}.`);
  return shape.map((_size, index) => (shared?.includes(index + 1) ? 1 : knownSize('PReLU', shape, index)));
}

export const prelu = defineLayer({
  className: 'PReLU',
  category: 'activation',
  help: 'Keeps what is positive; the rest is multiplied with a slope that is learned.',
  schema,
  inputs: oneToOne,
  outputShape(config, inputs) {
    const shape = oneInput('PReLU', inputs);
    slopes(config.shared_axes, shape);
    return shape;
  },
  weights: (config, inputs) => [weight('PReLU', 'alpha', slopes(config.shared_axes, oneInput('PReLU', inputs)))],
  macs: () => 0,
});
