import { insertOnConnection } from '../edits';
import type { FixFinder } from './types';

const pooling: Readonly<Record<number, string>> = { 2: 'GlobalAveragePooling1D', 3: 'GlobalAveragePooling2D' };

/** For a layer that wants one list of numbers: the average of each channel, or all numbers in a row. */
export const flatten: FixFinder = ({ issue, layer, facts }) => {
  const [source] = layer.inputs;
  const rank = facts.inputShapes[0]?.length ?? 0;
  if (issue.code !== 'bad-shape' || layer.inputs.length !== 1 || source === undefined || rank < 2) return [];
  return [pooling[rank], 'Flatten'].flatMap((type) =>
    (type === undefined ? [] : [{ label: `Insert ${type} before ${layer.name}`, edit: (current) => insertOnConnection(current, source, layer.name, type) }]));
};
