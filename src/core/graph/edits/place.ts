import { indexOf } from '../graph-index';
import { problem } from '../issue';
import type { GraphDocument, Issue, LayerNode } from '../types';
import { mapInputs, moveConsumers } from './rewire';

/** Where something is put in: on the connection from `source` to `target`, or on all that leaves `source`. */
export interface Place {
  readonly source: string;
  readonly target?: string;
}

/** Why there is no such place in the document; null where there is. */
export function faultInPlace(document: GraphDocument, { source, target }: Place): Issue | null {
  const { byName } = indexOf(document);
  if (!byName.has(source)) return problem('unknown-layer', `There is no layer named “${source}” in this network.`);
  if (target === undefined || byName.get(target)?.inputs.includes(source)) return null;
  return problem('not-a-connection', `No connection leads from “${source}” to “${target}”.`);
}

/**
 * The document with these layers put in at a place that it has: what came from its source now comes from `exit`. Their own inputs are
 * given already, and their names are free.
 */
export function putIn(document: GraphDocument, { source, target }: Place, added: readonly LayerNode[], exit: string): GraphDocument {
  const at = document.layers.findIndex(({ name }) => name === source);
  if (target === undefined) {
    const moved = moveConsumers(document, source, exit);
    return { ...moved, layers: moved.layers.toSpliced(at + 1, 0, ...added) };
  }
  const swap = (name: string) => (name === source ? exit : name);
  const layers = mapInputs(document.layers, ({ name, inputs }) => (name === target ? inputs.map(swap) : inputs));
  return { ...document, layers: layers.toSpliced(at + 1, 0, ...added) };
}
