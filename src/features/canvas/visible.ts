import { sameTopology } from '../../core/graph/blocks/same-topology';
import { blockPaths, type BlockTree } from '../../core/graph/blocks/types';
import { visibleGraph, visibleIds, type Expanded, type VisibleGraph } from '../../core/graph/blocks/visible-graph';
import type { GraphDocument } from '../../core/graph/types';
import { currentBlocks, useBlocks, useBlockStore } from '../../store/block-store';
import { useDocumentStore } from '../../store/document-store';

const nothing: VisibleGraph = { nodes: [], edges: [], frames: [] };
let last: { readonly document: GraphDocument; readonly tree: BlockTree; readonly expanded: Expanded; readonly graph: VisibleGraph } | null = null;

/** The graph that is drawn; the same object until layers come, go or are connected anew, or their blocks or what is unfolded changes. */
function graphOf(document: GraphDocument | null, tree: BlockTree, expanded: Expanded): VisibleGraph {
  if (!document) return nothing;
  if (last?.document === document && last.tree === tree && last.expanded === expanded) return last.graph;
  const same = last?.tree === tree && last.expanded === expanded && sameTopology(last.document.layers, document.layers);
  last = { document, tree, expanded, graph: same ? last!.graph : visibleGraph(document, tree, expanded) };
  return last.graph;
}

export const currentGraph = (): VisibleGraph => graphOf(useDocumentStore.getState().document, currentBlocks(), useBlockStore.getState().expanded);

export function useVisibleGraph(): VisibleGraph {
  const document = useDocumentStore((state) => state.document);
  const expanded = useBlockStore((state) => state.expanded);
  return graphOf(document, useBlocks(), expanded);
}

/** The layers that an id on the canvas stands for: a folded block's, or the one layer. */
export const layersOfId = (id: string): readonly string[] => currentBlocks().blocks.get(id)?.layers ?? [id];

/** The id under which a layer is drawn now. */
export const visibleIdOf = (layer: string): string => visibleIds(currentBlocks(), useBlockStore.getState().expanded)(layer);

/** For each node how many frames begin above it and end below it: the layout leaves room for their edges. */
export function frameEdges({ nodes, edges }: VisibleGraph, { blocks }: BlockTree): ReadonlyMap<string, { readonly above: number; readonly below: number }> {
  const pathOf = blockPaths(blocks);
  const around = new Map(nodes.map(({ id, parent }) => [id, pathOf(parent)]));
  const ends = new Map(nodes.map(({ id }) => [id, { above: around.get(id)!.length, below: around.get(id)!.length }]));
  for (const { source, target } of edges) {
    const [from, to] = [around.get(source)!, around.get(target)!];
    let shared = 0;
    while (shared < from.length && from[shared] === to[shared]) shared++;
    const [start, end] = [ends.get(target)!, ends.get(source)!];
    start.above = Math.min(start.above, to.length - shared);
    end.below = Math.min(end.below, from.length - shared);
  }
  return ends;
}
