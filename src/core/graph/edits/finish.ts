import { isBlockId } from '../blocks/types';
import { analyze } from '../analyze';
import { hint, refused } from '../issue';
import { topologicalOrder } from '../topological-order';
import type { EditResult, GraphDocument, Issue, LayerNode } from '../types';

/** An edit's outcome: layers put in order, what they no longer need dropped, and a note for each layer that now starts anew. */
export function finish(before: GraphDocument, draft: GraphDocument, select?: string, notes: readonly Issue[] = []): EditResult {
  const layers = topologicalOrder(draft.layers);
  if (!layers) return refused('cycle', 'That would make the network feed its own output back into itself.');
  const document = tidy({ ...draft, layers: sameOrder(layers, draft.layers) ? draft.layers : layers });
  return { ok: true, document, notes: [...notes, ...startingAnew(before, document)], ...(select === undefined ? {} : { select }) };
}

const sameOrder = (a: readonly LayerNode[], b: readonly LayerNode[]): boolean => a.every((layer, at) => layer === b[at]);

function tidy(document: GraphDocument): GraphDocument {
  const names = new Set(document.layers.map(({ name }) => name));
  const kept = Object.entries(document.positions).filter(([name]) => names.has(name) || isBlockId(name));
  const positions = kept.length === Object.keys(document.positions).length ? document.positions : Object.fromEntries(kept);
  const follows = document.followsClasses !== null && names.has(document.followsClasses);
  return { ...document, positions, followsClasses: follows ? document.followsClasses : null };
}

function startingAnew(before: GraphDocument, after: GraphDocument): Issue[] {
  const earlier = analyze(before).layers;
  return [...analyze(after).layers.values()]
    .filter(({ name, startsAnew }) => startsAnew && earlier.get(name)?.startsAnew === false)
    .map(({ name }) => hint('starts-anew', `The weights of ${name} no longer fit its new shape: it will start anew. Undo brings them back.`, name));
}
