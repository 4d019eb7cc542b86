import type { GraphDocument } from '../../core/graph/types';
import type { Point } from './geometry';

export type Direction = 'up' | 'down' | 'left' | 'right';
export type Positions = ReadonlyMap<string, Point>;

/**
 * The layer that an arrow key leads to: up to an input, down to a layer that takes this one's output, left and right to the nearest
 * layer at about the same height. null when there is none.
 */
export function walk(document: GraphDocument, positions: Positions, from: string, direction: Direction): string | null {
  const here = positions.get(from);
  if (!here) return null;
  if (direction === 'up' || direction === 'down') {
    const connected = direction === 'up'
      ? document.layers.find(({ name }) => name === from)?.inputs ?? []
      : document.layers.filter(({ inputs }) => inputs.includes(from)).map(({ name }) => name);
    return nearest(connected, positions, here, (point) => Math.abs(point.x - here.x) * 4 + Math.abs(point.y - here.y));
  }
  const sign = direction === 'left' ? -1 : 1;
  const beside = document.layers.map(({ name }) => name).filter((name) => {
    const point = positions.get(name);
    return point && name !== from && (point.x - here.x) * sign > 20 && Math.abs(point.y - here.y) < 240;
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
