import { analyze } from '../analyze';
import { indexOf, withAncestors } from '../graph-index';
import { unknownLayer } from '../issue';
import type { EditResult, GraphDocument, LayerNode } from '../types';
import { isUntrained } from '../weight-fit';

/** Lets training change these layers, or not. Layers without weights carry the flag too, as in Keras. */
export function setTrainable(document: GraphDocument, names: readonly string[], trainable: boolean): EditResult {
  const missing = names.find((name) => !indexOf(document).byName.has(name));
  if (missing !== undefined) return unknownLayer(missing);
  const chosen = new Set(names);
  return mark(document, ({ name }) => chosen.has(name), trainable);
}

/** Freezes a layer and all that lead to it. */
export function freezeUpTo(document: GraphDocument, name: string): EditResult {
  if (!indexOf(document).byName.has(name)) return unknownLayer(name);
  const upTo = withAncestors(document, [name]);
  return mark(document, (layer) => upTo.has(layer.name), false);
}

/** Freezes these layers and all that lead to them, and lets every other layer train. */
export function freezeExactly(document: GraphDocument, names: readonly string[]): EditResult {
  const missing = names.find((name) => !indexOf(document).byName.has(name));
  if (missing !== undefined) return unknownLayer(missing);
  const upTo = withAncestors(document, names);
  const layers = document.layers.map((layer) => (layer.trainable === upTo.has(layer.name) ? { ...layer, trainable: !layer.trainable } : layer));
  return { ok: true, document: layers.every((layer, at) => layer === document.layers[at]) ? document : { ...document, layers }, notes: [] };
}

/** Freezes all that came with the network, save what an edit has left to start anew: random weights must train. */
export function freezeAllPretrained(document: GraphDocument): EditResult {
  const { layers } = analyze(document);
  return mark(document, (layer) => layer.origin !== 'new' && !isUntrained(layer, layers.get(layer.name)!.weights), false);
}

export const unfreezeAll = (document: GraphDocument): EditResult => mark(document, () => true, true);

function mark(document: GraphDocument, chosen: (layer: LayerNode) => boolean, trainable: boolean): EditResult {
  if (!document.layers.some((layer) => chosen(layer) && layer.trainable !== trainable)) return { ok: true, document, notes: [] };
  const layers = document.layers.map((layer) => (chosen(layer) && layer.trainable !== trainable ? { ...layer, trainable } : layer));
  return { ok: true, document: { ...document, layers }, notes: [] };
}
