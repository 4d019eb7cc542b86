import { z } from 'zod';
import { formatShape, type Shape } from '../shape';
import { featureAxis } from './checks';
import { defineLayer } from './define';
import { LayerError } from './definition';
import type { FieldMeta } from './fields';

const told: FieldMeta = { title: 'axis', kind: 'integer', min: -5, max: 5, description: 'The axis along which they are joined: -1 is the last, the channels.' };

/** @throws LayerError unless all but the joined axis are equal */
function checkFit(shapes: readonly Shape[], joined: number): void {
  const [first, ...others] = shapes;
  const misfit = others.find((shape) => shape.length !== first!.length || shape.some((size, axis) => axis !== joined && size !== first![axis]));
  if (!misfit) return;
  throw new LayerError('bad-shape', `Concatenate cannot join ${formatShape(first!)} and ${formatShape(misfit)}: all sizes but the joined one must be equal.`);
}

export const concatenate = defineLayer({
  className: 'Concatenate',
  category: 'merging',
  help: 'Puts its inputs side by side, by default as more channels.',
  schema: z.object({ axis: z.int({ error: 'give one whole number, -1 for the last axis' }).default(-1).meta({ ...told }) }),
  inputs: { min: 2, max: Infinity },
  // tfjs takes every negative axis for the last one when it runs.
  buildConfig: (config, inputs) => (config.axis >= -1 ? config : { ...config, axis: featureAxis('Concatenate', config.axis, inputs[0] ?? []) + 1 }),
  outputShape(config, inputs) {
    const [first] = inputs;
    if (!first || inputs.length < 2) {
      throw new LayerError('bad-arity', `Concatenate joins two or more layers, but ${inputs.length === 1 ? 'only one is' : 'none are'} connected. Connect another one, or remove it.`);
    }
    const joined = featureAxis('Concatenate', config.axis, first);
    checkFit(inputs, joined);
    const total = inputs.reduce<number | null>((sum, shape) => (sum === null || shape[joined] === null ? null : sum + shape[joined]!), 0);
    return first.map((size, axis) => (axis === joined ? total : size));
  },
  weights: () => [],
  macs: () => 0,
});
