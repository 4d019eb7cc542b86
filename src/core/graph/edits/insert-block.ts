import { getLayer } from '../../layers/index';
import { analyze } from '../analyze';
import { problem, refused } from '../issue';
import { getReadyBlock } from '../ready-blocks/index';
import type { BlockLayer } from '../ready-blocks/ready-block';
import type { EditResult, GraphDocument, Issue, LayerNode } from '../types';
import { insertLayers, type LayerGroup } from './insert-layers';
import { faultInPlace, type Place } from './place';

/** Puts a ready-made block in at a place. Refused, with the reason, where it cannot work or what follows could not take what it gives. */
export function insertBlock(document: GraphDocument, place: Place, id: string): EditResult {
  const block = getReadyBlock(id);
  if (!block) return refused('unknown-type', `There is no ready-made block named “${id}”.`);
  const fault = faultInPlace(document, place);
  if (fault) return { ok: false, issue: fault };
  const before = analyze(document);
  const shape = before.layers.get(place.source)!.outputShape;
  if (!shape) return refused('bad-shape', `The shape behind “${place.source}” is not known yet: mend the layers marked with an issue first.`, place.source);
  const built = block.build(shape);
  if (!built.ok) return refused('bad-shape', built.error, place.source);
  const result = insertLayers(document, place, groupOf(prefixFor(document, id), built.value));
  const misfit = result.ok ? newError(before.issues, analyze(result.document).issues) : undefined;
  return misfit ? { ok: false, issue: problem('bad-shape', `${block.title} does not fit here. ${misfit.message}`, place.source) } : result;
}

const newError = (before: readonly Issue[], after: readonly Issue[]): Issue | undefined =>
  after.find(({ severity, layer, code }) => severity === 'error' && !before.some((one) => one.severity === 'error' && one.layer === layer && one.code === code));

/** `residual`, `residual_1`, ...: the layers of one block share what no other layer's name begins with. */
function prefixFor({ layers }: GraphDocument, id: string): string {
  const taken = (prefix: string) => layers.some(({ name }) => name.startsWith(`${prefix}_`));
  let prefix = `${id}_1`;
  for (let count = 2; taken(prefix); count++) prefix = `${id}_${count}`;
  return prefix;
}

function groupOf(prefix: string, layers: readonly BlockLayer[]): LayerGroup {
  const long = (name: string | null) => (name === null ? null : `${prefix}_${name}`);
  return {
    exit: long(layers.at(-1)!.name)!,
    layers: layers.map(({ name, type, config = {}, inputs }, at): LayerGroup['layers'][number] => ({
      name: long(name)!, type, trainable: true, origin: 'new' satisfies LayerNode['origin'], weights: {},
      config: getLayer(type)!.schema.parse(config), inputs: (inputs ?? [layers[at - 1]?.name ?? null]).map(long),
    })),
  };
}
