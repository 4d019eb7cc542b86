import { z } from 'zod';
import { formatShape, type Shape } from '../shape';
import { defineLayer } from './define';
import { LayerError, type LayerDefinition } from './definition';

function checkArity(layer: string, inputs: readonly Shape[], most: number): void {
  if (inputs.length > most) throw new LayerError('bad-arity', `${layer} takes ${most} layers, but ${inputs.length} are connected.`);
  if (inputs.length >= 2) return;
  throw new LayerError('bad-arity', `${layer} joins two or more layers, but ${inputs.length === 1 ? 'only one is' : 'none are'} connected. Connect another one, or remove it.`);
}

/** Sizes side by side from the last axis back, where 1 stretches to the other's and an unknown one stays unknown. */
function broadcast(layer: string, a: Shape, b: Shape): Shape {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  const lead = long.length - short.length;
  return long.map((size, axis) => {
    if (axis < lead) return size;
    const other = short[axis - lead] ?? null;
    if (size === null || other === null) return null;
    if (size === other || other === 1) return size;
    if (size === 1) return other;
    throw new LayerError('bad-shape', `${layer} cannot join ${formatShape(a)} and ${formatShape(b)}: their shapes must be equal. Change one of the layers before it so that they are.`);
  });
}

/** A layer that joins its inputs number by number. */
function elementwise(className: string, help: string, { most = Infinity, custom = false } = {}): LayerDefinition {
  return defineLayer({
    className,
    category: 'merging',
    custom,
    help,
    schema: z.object({}),
    inputs: { min: 2, max: most },
    outputShape(_config, inputs) {
      checkArity(className, inputs, most);
      return inputs.reduce((joined, next) => broadcast(className, joined, next));
    },
    weights: () => [],
    macs: () => 0,
  });
}

export const add = elementwise('Add', 'Adds its inputs, number by number: the end of a skip connection.');
export const subtract = elementwise('Subtract', 'Takes its second input from its first, number by number.', { most: 2, custom: true });
export const multiply = elementwise('Multiply', 'Multiplies its inputs, number by number: one may weigh the other.');
export const average = elementwise('Average', 'Takes the mean of its inputs, number by number.');
export const maximum = elementwise('Maximum', 'Takes the largest of its inputs, number by number.');
export const minimum = elementwise('Minimum', 'Takes the smallest of its inputs, number by number.');
