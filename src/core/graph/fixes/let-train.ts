import { setTrainable } from '../edits';
import { outputPath } from '../output-layer';
import type { FixFinder } from './types';

/** For random weights that are frozen, and a network in which nothing trains. */
export const letTrain: FixFinder = ({ document, issue, layer }) => {
  if (issue.code === 'starts-anew') return [{ label: `Let ${layer.name} train`, edit: (current) => setTrainable(current, [layer.name], true) }];
  if (issue.code !== 'nothing-trainable') return [];
  const heads = document.outputs.flatMap((output) => outputPath(document, output).weighted.map(({ name }) => name));
  return heads.length === 0 ? [] : [{ label: `Let ${heads.join(', ')} train`, edit: (current) => setTrainable(current, heads, true) }];
};
