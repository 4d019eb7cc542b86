import type { Point } from '../../core/drawing/geometry';
import type { VisibleGraph } from '../../core/graph/blocks/visible-graph';

export type Direction = 'up' | 'down' | 'left' | 'right';
export type Positions = ReadonlyMap<string, Point>;

/**
 * The card that an arrow key leads to: up to an input, down to one that takes this one's output, left and right to the nearest
 * card at about the same height. null when there is none.
 */
export function walk({ nodes, edges }: Pick<VisibleGraph, 'nodes' | 'edges'>, positions: Positions, from: string, direction: Direction): string | null {
  const here = positions.get(from);
  if (!here) return null;
  if (direction === 'up' || direction === 'down') {
    const connected = direction === 'up'
      ? edges.filter(({ target }) => target === from).map(({ source }) => source)
      : edges.filter(({ source }) => source === from).map(({ target }) => target);
    return nearest(connected, positions, here, (point) => Math.abs(point.x - here.x) * 4 + Math.abs(point.y - here.y));
  }
  const sign = direction === 'left' ? -1 : 1;
  const beside = nodes.map(({ id }) => id).filter((id) => {
    const point = positions.get(id);
    return point && id !== from && (point.x - here.x) * sign > 20 && Math.abs(point.y - here.y) < 240;
  });
  return nearest(beside, positions, here, (point) => Math.abs(point.x - here.x) + Math.abs(point.y - here.y) * 3);
}

function nearest(names: readonly string[], positions: Positions, here: Point, cost: (point: Point) => number): string | null {
  let best: string | null = null;
  let least = Infinity;
  for (const name of names) {
    const point = positions.get(name);
    if (!point || point === here) continue;
    const now = cost(point);
    if (now < least) [best, least] = [name, now];
  }
  return best;
}
