import { cardSize, type Point } from './geometry';

type Positions = ReadonlyMap<string, Point>;

const sorted = new WeakMap<Positions, readonly Point[]>();

/** All cards but these two at the height of the upper one or below it, down to the lower one. Sorted once for the positions, then in proportion to what is found. */
export function cardsBetween(from: Point, to: Point, positions: Positions): readonly Point[] {
  let byHeight = sorted.get(positions);
  if (!byHeight) sorted.set(positions, (byHeight = [...positions.values()].sort((a, b) => a.y - b.y)));
  const found: Point[] = [];
  for (let at = firstBelow(byHeight, from.y - cardSize.height); at < byHeight.length && byHeight[at]!.y <= to.y; at++) {
    const card = byHeight[at]!;
    if (card !== from && card !== to) found.push(card);
  }
  return found;
}

/** Index of the first point with a larger y. */
function firstBelow(points: readonly Point[], y: number): number {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]!.y > y) high = middle;
    else low = middle + 1;
  }
  return low;
}
