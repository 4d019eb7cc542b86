import { cardsBetween } from './cards-between';
import { cardSize, laneAround, type Point } from './geometry';

/** The lane of a connection between two cards, by their ids; connections of neighbours, which are most, are told at once, the others look for a way past what is between. */
export function laneBetween(source: string, target: string, positions: ReadonlyMap<string, Point>): number | null {
  const [from, to] = [positions.get(source), positions.get(target)];
  if (!from || !to || to.y - from.y < 2.4 * cardSize.height) return null;
  return laneAround(from, to, cardsBetween(from, to, positions));
}
