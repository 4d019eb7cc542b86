import { z } from 'zod';
import { formatShape, type Shape } from '../shape';
import { featureAxis, knownSize } from './checks';
import { product } from './convolution';
import { defineLayer } from './define';
import { LayerError } from './definition';
import { boolean, type FieldMeta } from './fields';

const told: FieldMeta = { title: 'axes', kind: 'integers', min: -5, max: 5, length: 2, required: true, description: 'The axis of each input that is multiplied and summed: -1 is the last.' };
const error = 'give one whole number, or one for each input: for example -1, -1';

const schema = z.object({
  axes: z
    .union([z.int(), z.tuple([z.int(), z.int()])], { error })
    .transform((given): [number, number] => (typeof given === 'number' ? [given, given] : given))
    .prefault(-1)
    .meta({ ...told }),
  normalize: boolean('normalize', 'Gives each list of numbers the length 1 first: the result is the cosine of the angle between them.', false),
});

interface Parts {
  /** What is left of each input. */
  readonly rest: readonly [Shape, Shape];
  readonly summed: number;
}

function parts({ axes }: z.output<typeof schema>, inputs: readonly Shape[]): Parts {
  const [a, b] = inputs;
  if (!a || !b || inputs.length !== 2) throw new LayerError('bad-arity', `Dot takes two layers, but ${inputs.length === 1 ? 'one is' : `${inputs.length} are`} connected.`);
  const [left, right] = [featureAxis('Dot', axes[0], a), featureAxis('Dot', axes[1], b)];
  const [summed, other] = [knownSize('Dot', a, left), knownSize('Dot', b, right)];
  if (summed !== other) throw new LayerError('bad-shape', `Dot cannot multiply ${formatShape(a)} and ${formatShape(b)}: the sizes of the axes must be equal, and are ${summed} and ${other}.`);
  return { rest: [a.filter((_, axis) => axis !== left), b.filter((_, axis) => axis !== right)], summed };
}

export const dot = defineLayer({
  className: 'Dot',
  category: 'merging',
  custom: true,
  help: 'Multiplies two inputs along an axis and sums: how alike they are.',
  schema,
  inputs: { min: 2, max: 2 },
  outputShape(config, inputs) {
    const joined = parts(config, inputs).rest.flat();
    return joined.length === 0 ? [1] : joined;
  },
  weights: () => [],
  macs(config, inputs) {
    const { rest, summed } = parts(config, inputs);
    return product(...rest.flat(), summed);
  },
});
