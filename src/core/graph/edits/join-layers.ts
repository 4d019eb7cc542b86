import { analyze } from '../analyze';
import { indexOf, withAncestors } from '../graph-index';
import { refused, unknownLayer } from '../issue';
import type { EditResult, GraphDocument, LayerNode } from '../types';
import type { MergeType } from './branch';
import { finish } from './finish';
import { newLayer } from './new-layer';
import { mapInputs } from './rewire';

/**
 * Joins the outputs of two or more layers; what followed the last of them that leads on now follows the joined. Refused where their shapes
 * cannot be joined.
 */
export function joinLayers(document: GraphDocument, names: readonly string[], type: MergeType): EditResult {
  const { byName } = indexOf(document);
  const missing = names.find((name) => !byName.has(name));
  if (missing !== undefined) return unknownLayer(missing);
  const chosen = document.layers.filter(({ name }) => names.includes(name));
  if (chosen.length < 2) return refused('bad-arity', `Select two layers or more, then join them with ${type}.`);
  const merge = newLayer(document, { type, inputs: chosen.map(({ name }) => name) });
  if (!merge.ok) return { ok: false, issue: merge.error };
  const result = finish(document, joined(document, chosen, merge.value), merge.value.name);
  const fault = result.ok && analyze(result.document).layers.get(merge.value.name)?.issues.find(({ severity }) => severity === 'error');
  return fault ? { ok: false, issue: { ...fault, layer: null } } : result;
}

function joined(document: GraphDocument, chosen: readonly LayerNode[], merge: LayerNode): GraphDocument {
  const leading = withAncestors(document, merge.inputs);
  const followers = (name: string) => indexOf(document).successors.get(name)!.filter((next) => !leading.has(next));
  const last = chosen.findLast(({ name }) => followers(name).length > 0 || document.outputs.includes(name));
  const moved = new Set(last ? followers(last.name) : []);
  const swap = (name: string) => (name === last?.name ? merge.name : name);
  const layers = mapInputs(document.layers, ({ name, inputs }) => (moved.has(name) ? inputs.map(swap) : inputs));
  const outputs = document.outputs.filter((name) => name === last?.name || !merge.inputs.includes(name)).map(swap);
  return { ...document, layers: [...layers, merge], outputs };
}
