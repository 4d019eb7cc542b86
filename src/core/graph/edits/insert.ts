import type { LayerConfig } from '../../layers/definition';
import type { EditResult, GraphDocument } from '../types';
import { finish } from './finish';
import { newLayer } from './new-layer';
import { faultInPlace, putIn, type Place } from './place';

/** A new layer of `type` between two connected layers. Refused where they are not connected, or the config is wrong. */
export const insertOnConnection = (document: GraphDocument, source: string, target: string, type: string, config?: LayerConfig): EditResult =>
  insert(document, { source, target }, type, config);

/** A new layer of `type` on all that leaves `after`; where that is an output of the network, the new layer is now. */
export const insertAfter = (document: GraphDocument, after: string, type: string, config?: LayerConfig): EditResult =>
  insert(document, { source: after }, type, config);

function insert(document: GraphDocument, place: Place, type: string, config?: LayerConfig): EditResult {
  const fault = faultInPlace(document, place);
  if (fault) return { ok: false, issue: fault };
  const added = newLayer(document, { type, config, inputs: [place.source] });
  if (!added.ok) return { ok: false, issue: added.error };
  const { name } = added.value;
  return finish(document, putIn(document, place, [added.value], name), name);
}
