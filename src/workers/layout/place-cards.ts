import { Graph, layout } from '@dagrejs/dagre';
import type { LayoutRequest, LayoutResult } from '../../protocol/layout';

/** Distances between cards, in canvas px. */
const spacing = { rankdir: 'TB', nodesep: 40, ranksep: 44, edgesep: 36, ranker: 'longest-path' } as const;
const chainWeight = 12;

/**
 * Places cards so that layers flow from top to bottom (dagre's layered drawing). Connections that are a layer's only way in or out weigh
 * more, so that a chain stays straight and its skip connections bend around it.
 */
export function placeCards({ nodes, edges }: LayoutRequest): LayoutResult {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ ...spacing });
  graph.setDefaultEdgeLabel(() => ({}));
  const outgoing = count(edges.map(([source]) => source));
  const incoming = count(edges.map(([, target]) => target));

  // dagre keeps nodes in plain objects: numbers as ids, so that a layer called "constructor" is one like any other.
  const ids = new Map(nodes.map(({ id }, index) => [id, String(index)]));
  for (const { id, width, height } of nodes) graph.setNode(ids.get(id)!, { width, height });
  edges.forEach(([source, target], index) => {
    const inChain = outgoing.get(source) === 1 || incoming.get(target) === 1;
    graph.setEdge(ids.get(source)!, ids.get(target)!, { weight: inChain ? chainWeight : 1 }, String(index));
  });
  layout(graph);

  return Object.fromEntries(nodes.map(({ id, width, height }) => {
    const { x, y } = graph.node(ids.get(id)!) as { x: number; y: number };
    return [id, { x: Math.round(x - width / 2), y: Math.round(y - height / 2) }];
  }));
}

function count(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
