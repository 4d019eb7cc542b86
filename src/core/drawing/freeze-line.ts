import type { VisibleGraph } from '../graph/blocks/visible-graph';
import { cardSize, type Point } from './geometry';

type Positions = ReadonlyMap<string, Point>;

/** A place of the freeze line: behind a row of cards with weights, or before the first. */
export interface LineStop {
  /** Ids of the row's cards, in the graph's order. */
  readonly ids: readonly string[];
  /** The lowest card above the line, and the next one below it; null where there is none. */
  readonly above: string | null;
  readonly below: string | null;
  /** Parameters of all cards above the line. */
  readonly params: number;
}

export interface LineStops {
  /** The first is before all cards with weights, the last behind them all; every card stands behind those that lead to it. */
  readonly stops: readonly LineStop[];
  /** For each card with weights the first stop that it is above of. */
  readonly stopOf: ReadonlyMap<string, number>;
}

/** How far the line keeps from the outermost cards, in canvas px. */
const outside = 28;

/**
 * Where the freeze line can lie: cards from top to bottom, those side by side in one row. One that was put above what leads to it, or has no place yet, counts as
 * just below that.
 * @param paramsOf 0 for cards without weights, which the line passes without a stop
 */
export function lineStops({ nodes, edges }: Pick<VisibleGraph, 'nodes' | 'edges'>, positions: Positions, paramsOf: (id: string) => number): LineStops {
  const heights = effectiveHeights({ nodes, edges }, positions);
  const order = nodes.map(({ id }) => id).sort((a, b) => heights.get(a)! - heights.get(b)!);
  const stops: LineStop[] = [];
  const stopOf = new Map<string, number>();
  let row = null as { readonly y: number; readonly ids: string[] } | null;
  let above: string | null = null;
  let params = 0;
  const close = (below: string | null) => {
    stops.push({ ids: row?.ids ?? [], above, below, params });
    row = null;
  };
  for (const id of order) {
    const [own, y] = [paramsOf(id), heights.get(id)!];
    if (row ? y - row.y > 0.5 : own > 0 && stops.length === 0) close(id);
    if (own > 0) {
      row ??= { y, ids: [] };
      row.ids.push(id);
      stopOf.set(id, stops.length);
      params += own;
    }
    const place = positions.get(id);
    if (place && (above === null || place.y >= positions.get(above)!.y)) above = id;
  }
  if (row) close(null);
  return { stops, stopOf };
}

/** The y of each card, or just below what leads to it where that is lower or it has no place yet. Nodes come in topological order. */
function effectiveHeights({ nodes, edges }: Pick<VisibleGraph, 'nodes' | 'edges'>, positions: Positions): ReadonlyMap<string, number> {
  const sources = new Map<string, string[]>();
  for (const { source, target } of edges) sources.set(target, [...(sources.get(target) ?? []), source]);
  const heights = new Map<string, number>();
  for (const { id } of nodes) {
    const own = positions.get(id)?.y;
    const least = Math.max(...(sources.get(id) ?? []).map((source) => (heights.get(source) ?? -Infinity) + 1));
    heights.set(id, Math.max(own ?? (least === -Infinity ? 0 : least), least));
  }
  return heights;
}

/** The line's y at a stop, in canvas px: in the middle between the cards above and below. */
export function lineY({ above, below }: LineStop, positions: Positions): number {
  const [upper, lower] = [above === null ? undefined : positions.get(above), below === null ? undefined : positions.get(below)];
  if (!upper) return (lower?.y ?? 0) - outside;
  const bottom = upper.y + cardSize.height;
  return lower ? (bottom + Math.max(bottom, lower.y)) / 2 : bottom + outside;
}

/** The stop that is nearest to a height on the canvas. In proportion to the logarithm of their number. */
export function nearestStop({ stops }: LineStops, y: number, positions: Positions): number {
  let [low, high] = [0, stops.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lineY(stops[middle]!, positions) + lineY(stops[middle + 1]!, positions)) / 2 < y) low = middle + 1;
    else high = middle;
  }
  return low;
}
