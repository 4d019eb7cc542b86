import { indexOf } from '../graph-index';
import { hint, unchanged, unknownLayer } from '../issue';
import type { EditResult, GraphDocument, Issue, LayerNode } from '../types';
import { hasTensors } from '../weight-fit';

/**
 * Lets these layers forget their pretrained or trained tensors, so that they start from their initializers; only the document before
 * (undo) has them then. Arguments, connections and freezing stay. Layers that hold no tensors are passed over.
 */
export function startAnew(document: GraphDocument, names: readonly string[]): EditResult {
  const missing = names.find((name) => !indexOf(document).byName.has(name));
  if (missing !== undefined) return unknownLayer(missing);
  const chosen = new Set(names);
  const forgets = (layer: LayerNode): boolean => chosen.has(layer.name) && hasTensors(layer);
  const forgetting = document.layers.filter(forgets);
  if (forgetting.length === 0) return unchanged(document);
  const layers = document.layers.map((layer) => (forgets(layer) ? forgotten(layer) : layer));
  return { ok: true, document: { ...document, layers }, notes: forgetting.map(told) };
}

const forgotten = (layer: LayerNode): LayerNode => ({ ...layer, weights: {}, origin: layer.origin === 'pretrained' ? 'changed' : layer.origin });

const told = ({ name }: LayerNode): Issue => hint('starts-anew', `${name} has forgotten its weights and starts anew.`, name);
