import { formatShape, sizeOf, type Shape } from '../../shape';
import { insertOnConnection } from '../edits';
import type { FixFinder } from './types';

/** For a layer that wants a sequence or a picture and gets something else: the same numbers, laid out anew. */
export const reshape: FixFinder = ({ issue, layer, facts }) => {
  const [source] = layer.inputs;
  const [shape] = facts.inputShapes;
  if (issue.code !== 'bad-shape' || layer.inputs.length !== 1 || source === undefined || !shape || sizeOf(shape) === null) return [];
  return layouts(shape).map(({ target, as }) => ({
    label: `Reshape to ${formatShape(target)}${as} before ${layer.name}`,
    edit: (current) => insertOnConnection(current, source, layer.name, 'Reshape', { target_shape: target }),
  }));
};

/** `shape` with all sizes known. */
function layouts(shape: Shape): readonly { readonly target: readonly number[]; readonly as: string }[] {
  const [first = 1, second = 1, third = 1] = shape as readonly number[];
  switch (shape.length) {
    case 1: return [{ target: [first, 1], as: ', a step a number,' }, { target: [1, 1, first], as: '' }];
    case 2: return [{ target: [first, second, 1], as: ', a gray picture,' }, { target: [first, 1, second], as: '' }];
    case 3: return [{ target: [first, second * third], as: ', a step a row,' }, { target: [first * second, third], as: ', a step a place,' }];
    default: return [];
  }
}
