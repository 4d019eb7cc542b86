import { Graph, layout } from '@dagrejs/dagre';
import type { LayoutRequest, LayoutResult } from '../../protocol/layout';
import { chainHeight, chainWidth, gap, joinChains, type Chained, type Middle } from './chains';
import { placeInRows } from './place-in-rows';

const spacing = { rankdir: 'TB', nodesep: 40, ranksep: gap, edgesep: 36, ranker: 'tight-tree' } as const;
const straight = 12;

/** Places cards so that layers flow from top to bottom (dagre's layered drawing), chains of them in straight lines. */
export function placeCards(request: LayoutRequest): LayoutResult {
  const chained = joinChains(request);
  const middles = placeChains(chained);
  return Object.fromEntries(chained.chains.flatMap((chain, index) => {
    const { x, y } = middles[index]!;
    let top = y - chainHeight(chain) / 2;
    return chain.map(({ id, width, height }) => {
      const place = [id, { x: Math.round(x - width / 2), y: Math.round(top) }] as const;
      top += height + gap;
      return place;
    });
  }));
}

function placeChains(chained: Chained): readonly Middle[] {
  try {
    return withDagre(chained);
  } catch (error) {
    // dagre walks the graph by recursion: one with thousands of joints is too deep for a worker's stack.
    if (error instanceof RangeError) return placeInRows(chained);
    throw error;
  }
}

function withDagre({ chains, edges }: Chained): readonly Middle[] {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ ...spacing });
  graph.setDefaultEdgeLabel(() => ({}));
  // Numbers as ids: dagre keeps nodes in plain objects, where a layer called "constructor" would not be one like any other.
  chains.forEach((chain, index) => graph.setNode(String(index), { width: chainWidth(chain), height: chainHeight(chain) }));
  const direct = mainInputs({ chains, edges });
  edges.forEach(([source, target], index) => graph.setEdge(String(source), String(target), { weight: direct.has(index) ? straight : 1 }, String(index)));
  layout(graph);
  return chains.map((_, index) => graph.node(String(index)) as Middle);
}

/** Of each chain's connections in, the first: Keras writes the residual branch first, and a block then stands straight below its input. */
function mainInputs({ edges }: Chained): ReadonlySet<number> {
  const first = new Map<number, number>();
  edges.forEach(([, target], index) => {
    if (!first.has(target)) first.set(target, index);
  });
  return new Set(first.values());
}
