import { getLayer } from '../../layers/index';
import { indexOf } from '../graph-index';
import { outputPath } from '../output-layer';
import type { GraphDocument, LayerNode } from '../types';

const backbone = new Set(['convolution', 'normalization', 'merging', 'recurrent', 'input']);
const mostBefore = 8;

/** What a person works at first: the output layers with what follows them, and the few layers between the backbone and them. */
export function headLayers(document: GraphDocument): ReadonlySet<string> {
  const { byName } = indexOf(document);
  const head = new Set<string>();
  for (const output of document.outputs) {
    const { weighted, after } = outputPath(document, output);
    const last = weighted.length === 1 && endsBackbone(weighted[0]!, after) ? [] : weighted;
    if (last.length === 0) continue;
    for (const { name } of [...after, ...last]) head.add(name);
    let before: readonly string[] = last.flatMap(({ inputs }) => inputs);
    for (let count = 0; count < mostBefore && before.length === 1; count++) {
      const layer = byName.get(before[0]!);
      if (!layer || !leadsToHead(layer, byName)) break;
      head.add(layer.name);
      before = layer.inputs;
    }
  }
  return head;
}

/** Without an output layer (features only) the last layer with weights is the backbone's own. */
const endsBackbone = (layer: LayerNode, after: readonly LayerNode[]) =>
  after.length === 0 ? backbone.has(getLayer(layer.type)?.category ?? '') : getLayer(layer.type)?.category === 'normalization';

/** An activation belongs to the layer before it. */
function leadsToHead(layer: LayerNode, byName: ReadonlyMap<string, LayerNode>): boolean {
  const category = getLayer(layer.type)?.category ?? '';
  if (category !== 'activation') return !backbone.has(category);
  const before = byName.get(layer.inputs[0] ?? '');
  return before !== undefined && before.type === 'Dense';
}
