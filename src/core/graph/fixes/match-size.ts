import type { Shape } from '../../shape';
import { insertOnConnection } from '../edits';
import type { EditResult, GraphDocument } from '../types';
import type { FixFinder } from './types';

type Sides = readonly [readonly [number, number], readonly [number, number]];

/** For a merge of feature maps that differ in height or width: a border of zeros round the small ones, or the large ones cropped. */
export const matchSize: FixFinder = ({ issue, layer, facts }) => {
  const shapes = facts.inputShapes;
  if (issue.code !== 'bad-shape' || layer.inputs.length < 2 || new Set(layer.inputs).size < layer.inputs.length) return [];
  if (!shapes.every((shape) => shape.length === 3 && shape.every((size) => size !== null))) return [];
  const [largest, smallest] = [extent(shapes, Math.max), extent(shapes, Math.min)];
  const each = (type: string, config: (shape: Shape) => Record<string, Sides>) => (current: GraphDocument) =>
    layer.inputs.reduce<EditResult>((result, source, at) => {
      const settings = config(shapes[at]!);
      return result.ok && Object.values(settings)[0]!.flat().some((side) => side > 0) ? insertOnConnection(result.document, source, layer.name, type, settings) : result;
    }, { ok: true, document: current, notes: [] });
  return [
    { label: `Pad to ${largest.join(' × ')} with ZeroPadding2D`, edit: each('ZeroPadding2D', ([height, width]) => ({ padding: [around(largest[0] - height!), around(largest[1] - width!)] })) },
    { label: `Crop to ${smallest.join(' × ')} with Cropping2D`, edit: each('Cropping2D', ([height, width]) => ({ cropping: [around(height! - smallest[0]), around(width! - smallest[1])] })) },
  ];
};

const extent = (shapes: readonly Shape[], pick: (...sizes: number[]) => number): readonly [number, number] =>
  [pick(...shapes.map(([height]) => height!)), pick(...shapes.map(([, width]) => width!))];

/** An odd one goes below or to the right, as in TensorFlow's padding. */
const around = (total: number): readonly [number, number] => [Math.floor(total / 2), Math.ceil(total / 2)];
