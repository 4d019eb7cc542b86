import { lineStops, type LineStops } from '../../core/drawing/freeze-line';
import type { Point } from '../../core/drawing/geometry';
import type { VisibleGraph } from '../../core/graph/blocks/visible-graph';

type Positions = ReadonlyMap<string, Point>;

/**
 * The stops of the freeze line. Give the same function each time: they stay the same object while cards, their places and their parameters are the same, and
 * freezing changes none of these.
 */
export function lineDeriver() {
  let before: { readonly positions: Positions; readonly params: ReadonlyMap<string, number>; readonly line: LineStops } | null = null;
  return (graph: Pick<VisibleGraph, 'nodes' | 'edges'>, positions: Positions, paramsOf: (id: string) => number): LineStops => {
    const params = new Map(graph.nodes.map(({ id }) => [id, paramsOf(id)]));
    const old = before;
    if (old?.positions === positions && old.params.size === params.size && [...params].every(([id, count]) => old.params.get(id) === count)) return old.line;
    before = { positions, params, line: lineStops(graph, positions, (id) => params.get(id) ?? 0) };
    return before.line;
  };
}
