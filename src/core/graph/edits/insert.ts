import type { LayerConfig } from '../../layers/definition';
import { indexOf } from '../graph-index';
import { refused, unknownLayer } from '../issue';
import type { EditResult, GraphDocument } from '../types';
import { finish } from './finish';
import { newLayer } from './new-layer';
import { mapInputs, moveConsumers, withLayerAfter } from './rewire';

/** A new layer of `type` between two connected layers. Refused where they are not connected, or the config is wrong. */
export function insertOnConnection(document: GraphDocument, source: string, target: string, type: string, config?: LayerConfig): EditResult {
  if (!indexOf(document).byName.get(target)?.inputs.includes(source)) {
    return refused('not-a-connection', `No connection leads from “${source}” to “${target}”.`);
  }
  const added = newLayer(document, { type, config, inputs: [source] });
  if (!added.ok) return { ok: false, issue: added.error };
  const { name } = added.value;
  const layers = mapInputs(document.layers, (layer) => (layer.name === target ? layer.inputs.map((input) => (input === source ? name : input)) : layer.inputs));
  return finish(document, withLayerAfter({ ...document, layers }, source, added.value), name);
}

/** A new layer of `type` on all that leaves `after`; where that is an output of the network, the new layer is now. */
export function insertAfter(document: GraphDocument, after: string, type: string, config?: LayerConfig): EditResult {
  if (!indexOf(document).byName.has(after)) return unknownLayer(after);
  const added = newLayer(document, { type, config, inputs: [after] });
  if (!added.ok) return { ok: false, issue: added.error };
  const { name } = added.value;
  return finish(document, moveConsumers(withLayerAfter(document, after, added.value), after, name), name);
}
