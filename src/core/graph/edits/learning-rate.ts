import { analyze } from '../analyze';
import { indexOf } from '../graph-index';
import { refused, unchanged, unknownLayer } from '../issue';
import { isMultiplier, largestMultiplier, withMultiplier } from '../learning-rate';
import type { EditResult, GraphDocument } from '../types';

/**
 * Lets these layers train with `value` times the learning rate. Those without weights are passed over; those that are frozen keep it for
 * when they train. Refused by what it must be where it is not above 0 and at most 10.
 */
export function setLearningRateMultiplier(document: GraphDocument, names: readonly string[], value: number): EditResult {
  const missing = names.find((name) => !indexOf(document).byName.has(name));
  if (missing !== undefined) return unknownLayer(missing);
  if (!isMultiplier(value)) return refused('bad-config', `The learning rate can be multiplied by more than 0 and at most ${largestMultiplier}. To keep a layer as it is, freeze it.`, names[0]);
  const chosen = new Set(names);
  const facts = analyze(document).layers;
  const layers = document.layers.map((layer) => (chosen.has(layer.name) && facts.get(layer.name)!.weights.length > 0 ? withMultiplier(layer, value) : layer));
  return layers.every((layer, at) => layer === document.layers[at]) ? unchanged(document) : { ok: true, document: { ...document, layers }, notes: [] };
}
