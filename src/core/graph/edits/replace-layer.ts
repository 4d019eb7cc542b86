import type { LayerConfig } from '../../layers/definition';
import { indexOf } from '../graph-index';
import { refused, unknownLayer } from '../issue';
import { outputLayers } from '../output-layer';
import type { EditResult, GraphDocument } from '../types';
import { finish } from './finish';
import { newLayer } from './new-layer';
import { moveConsumers } from './rewire';

/** A new layer of `type` in the place of `name`, with its connections. Refused for an input layer. */
export function replaceLayer(document: GraphDocument, name: string, type: string, config?: LayerConfig): EditResult {
  const old = indexOf(document).byName.get(name);
  if (!old) return unknownLayer(name);
  if (old.type === 'InputLayer') return refused('no-input', `“${name}” is where the pictures come in: it can't be replaced.`, name);
  const added = newLayer(document, { type, config, inputs: old.inputs });
  if (!added.ok) return { ok: false, issue: added.error };
  const wasHead = outputLayers(document).includes(old);
  const layers = document.layers.map((layer) => (layer === old ? added.value : layer));
  const { [name]: place, ...positions } = document.positions;
  const moved = moveConsumers({ ...document, layers, positions: place ? { ...positions, [added.value.name]: place } : positions }, name, added.value.name);
  return finish(document, wasHead ? { ...moved, classes: [], followsClasses: null } : moved, added.value.name);
}
