import { indexOf } from '../graph-index';
import { refused, unchanged, unknownLayer } from '../issue';
import type { EditResult, GraphDocument } from '../types';
import { faultInName } from './layer-names';
import { mapInputs } from './rewire';

/** Another name for a layer, wherever it is named. Its weights stay. Refused where the name is taken or Keras would not have it. */
export function renameLayer(document: GraphDocument, name: string, newName: string): EditResult {
  const { byName } = indexOf(document);
  if (!byName.has(name)) return unknownLayer(name);
  if (name === newName) return unchanged(document);
  const fault = faultInName(newName);
  if (fault) return refused('bad-name', fault, name);
  if (byName.has(newName)) return refused('duplicate-name', `Another layer is already named “${newName}”.`, name);
  const swap = (one: string) => (one === name ? newName : one);
  const layers = mapInputs(document.layers, ({ inputs }) => inputs.map(swap)).map((layer) => (layer.name === name ? { ...layer, name: newName } : layer));
  return {
    ok: true, notes: [], select: newName,
    document: {
      ...document,
      layers,
      outputs: document.outputs.map(swap),
      followsClasses: document.followsClasses === null ? null : swap(document.followsClasses),
      positions: Object.fromEntries(Object.entries(document.positions).map(([key, place]) => [swap(key), place])),
    },
  };
}
