import { deleteLayers } from '../edits';
import type { FixFinder } from './types';

const codes = new Set(['unknown-type', 'unconnected', 'bad-arity', 'dead-end']);

/** For a layer that has no place in the network: take it out. */
export const deleteLayer: FixFinder = ({ issue, layer }) =>
  (codes.has(issue.code) ? [{ label: `Delete ${layer.name}`, edit: (current) => deleteLayers(current, [layer.name]) }] : []);
