import type { LayerNode } from '../types';

/** Whether the layers have the same names, connections and origins in the same order, so that blocks and what is visible of them are the same. Edits keep the very inputs of what they do not rewire. */
export function sameTopology(a: readonly LayerNode[], b: readonly LayerNode[]): boolean {
  return a === b || (a.length === b.length && a.every((one, at) => {
    const other = b[at]!;
    return one === other || (one.name === other.name && one.inputs === other.inputs && one.origin === other.origin);
  }));
}
