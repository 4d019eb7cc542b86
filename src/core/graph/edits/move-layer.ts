import { indexOf } from '../graph-index';
import { refused, unchanged, unknownLayer } from '../issue';
import { outputLayers } from '../output-layer';
import type { EditResult, GraphDocument } from '../types';
import { bridgeOver } from './delete-layers';
import { finish } from './finish';
import { faultInPlace, putIn, type Place } from './place';

/**
 * Moves a layer with its arguments and weights to another place, and bridges where it was. Refused for a layer that does not have just one
 * input (it has no one place), and where the place goes away with the layer.
 */
export function moveLayer(document: GraphDocument, name: string, place: Place): EditResult {
  const layer = indexOf(document).byName.get(name);
  if (!layer) return unknownLayer(name);
  const fault = faultInPlace(document, place);
  if (fault) return { ok: false, issue: fault };
  if (layer.type === 'InputLayer') return refused('no-input', `“${name}” is where the pictures come in: it stays where the network begins.`, name);
  if (layer.inputs.length !== 1) return refused('bad-arity', `“${name}” has ${layer.inputs.length || 'no'} inputs, so it has no one place to be moved from. Cut and draw its connections instead.`, name);
  if (place.source === name || place.target === name || isThere(document, name, place)) return unchanged(document);

  const { document: bridged, notes } = bridgeOver({ document, notes: [] }, name);
  const gone = faultInPlace(bridged, place);
  if (gone) return refused('not-a-connection', `Without “${name}” that place goes away too, so it can't be moved there.`, name);
  const moved = putIn(bridged, place, [{ ...layer, inputs: [place.source] }], name);
  const positions = Object.fromEntries(Object.entries(document.positions).filter(([card]) => card !== name));
  const result = finish(document, { ...moved, positions }, name, notes);
  return result.ok ? { ...result, document: withClasses(document, result.document, name) } : result;
}

/** Behind the source already, and alone there. */
const isThere = (document: GraphDocument, name: string, { source, target }: Place): boolean =>
  target === undefined && indexOf(document).byName.get(name)!.inputs[0] === source && indexOf(document).successors.get(source)!.length === 1;

/** An output layer that is moved inside the network tells no classes apart any more. */
function withClasses(before: GraphDocument, after: GraphDocument, name: string): GraphDocument {
  const wasHead = outputLayers(before).some((layer) => layer.name === name);
  return wasHead && !outputLayers(after).some((layer) => layer.name === name) ? { ...after, classes: [], followsClasses: null } : after;
}

/** Where a layer goes that changes places with the one before it (`up`) or behind it (`down`); null where there is none to change with. */
export function placeAlong(document: GraphDocument, name: string, direction: 'up' | 'down'): Place | null {
  const { byName, successors } = indexOf(document);
  const layer = byName.get(name);
  if (layer?.inputs.length !== 1) return null;
  const [before] = layer.inputs;
  if (direction === 'up') {
    const source = byName.get(before!)?.inputs[0];
    return source === undefined ? null : { source, target: before! };
  }
  const next = successors.get(name)![0];
  return next === undefined ? null : { source: next };
}
