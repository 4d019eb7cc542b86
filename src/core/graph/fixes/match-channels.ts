import type { Shape } from '../../shape';
import { insertOnConnection } from '../edits';
import type { EditResult, GraphDocument } from '../types';
import type { FixFinder } from './types';

/** For a merge of feature maps that differ in channels: a 1 × 1 convolution on those that do, with strides where they are larger as well (He et al. 2016, projection shortcut). */
export const matchChannels: FixFinder = ({ issue, layer, facts }) => {
  const shapes = facts.inputShapes;
  if (issue.code !== 'bad-shape' || layer.inputs.length < 2 || new Set(layer.inputs).size < layer.inputs.length) return [];
  if (!shapes.every((shape) => shape.length === 3 && shape.every((size) => size !== null))) return [];
  // The main path is, by custom, the last input or the longest: each is offered as the model for the others.
  return shapes.map((_shape, at) => at).reverse().flatMap((model) => {
    const odd = layer.inputs.filter((_name, at) => projection(shapes[at]!, shapes[model]!) !== null);
    if (odd.length === 0) return [];
    return [{
      label: `1 × 1 convolution after ${odd.join(', ')}, to ${shapes[model]![2]} channels`,
      edit: (current: GraphDocument) => layer.inputs.reduce<EditResult>((result, source, at) => {
        const config = projection(shapes[at]!, shapes[model]!);
        return result.ok && config ? insertOnConnection(result.document, source, layer.name, 'Conv2D', config) : result;
      }, { ok: true, document: current, notes: [] }),
    }];
  });
};

/** A convolution from one shape to the other; null where they are alike, or no strides lead there. */
function projection(from: Shape, to: Shape): Record<string, unknown> | null {
  if (from.every((size, axis) => size === to[axis])) return null;
  const strides = [0, 1].map((axis) => Math.max(1, Math.round(from[axis]! / to[axis]!)));
  const reaches = strides.every((stride, axis) => Math.ceil(from[axis]! / stride) === to[axis]);
  return reaches ? { filters: to[2], kernel_size: [1, 1], strides, padding: 'same' } : null;
}
