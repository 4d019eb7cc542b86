import { describe, expect, it } from 'vitest';
import { seededRandom } from '../random';
import { cardsBetween } from './cards-between';
import { cardSize, distanceToConnection, entryOf, exitOf, laneAround, routeConnection, type Point } from './geometry';

const column = (row: number, x = 0) => ({ x, y: row * 120 });

describe('laneAround', () => {
  it('is not needed between neighbours', () => {
    expect(laneAround(column(0), column(1), [column(2), column(3)])).toBeNull();
  });

  it('leads past the cards of a skipped block, touching none', () => {
    const between = [column(1), column(2)];
    const lane = laneAround(column(0), column(3), between)!;
    for (const card of between) expect(lane < card.x || lane > card.x + cardSize.width).toBe(true);
  });

  it('finds a gap wide enough between two columns, not the first side', () => {
    const wide = [column(1, -cardSize.width / 2 - 10), column(1, cardSize.width / 2 + 10)];
    const lane = laneAround(column(0), column(2), wide);
    for (const card of wide) if (lane !== null) expect(lane < card.x || lane > card.x + cardSize.width).toBe(true);
  });

  it('ignores cards beside the way', () => {
    expect(laneAround(column(0), column(3), [column(1, 400), column(2, -400)])).toBeNull();
  });
});

describe('laneAround, of random cards', () => {
  const random = seededRandom(5);
  const any = (most: number) => Math.round(random() * most);
  it.each(Array.from({ length: 60 }, (_, at) => at))('leads to the nearest place that is free (%i)', () => {
    const cards = Array.from({ length: 1 + any(12) }, () => ({ x: any(2400) - 1200, y: 120 + any(600) }));
    const [from, to] = [{ x: any(400), y: 0 }, { x: any(400), y: 840 }];
    expect(laneAround(from, to, cards)).toBe(nearestFree(from, to, cards));
  });

  /** By trying every place beside a card. */
  function nearestFree(from: Point, to: Point, cards: readonly Point[]): number | null {
    const blocks = (min: number, max: number) => cards.some(({ x }) => x < max && x + cardSize.width > min);
    const [a, b] = [entryOf(from).x, entryOf(to).x];
    if (!blocks(Math.min(a, b) - 13, Math.max(a, b) + 13)) return null;
    const left = cards.map(({ x }) => x - 26).filter((x) => !blocks(x - 13, x + 26));
    const right = cards.map(({ x }) => x + cardSize.width + 26).filter((x) => !blocks(x - 26, x + 13));
    const beside = [...left, ...right];
    const middle = (a + b) / 2;
    return beside.sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle) || other - one)[0] ?? null;
  }
});

describe('cardsBetween', () => {
  it('gives those at the heights of the way, without its ends', () => {
    const positions = new Map(Array.from({ length: 9 }, (_, row) => [`c${row}`, column(row)]));
    const found = cardsBetween(positions.get('c2')!, positions.get('c5')!, positions);
    expect(found).toEqual([column(3), column(4)]);
  });
});

describe('routeConnection', () => {
  it('starts at the exit, ends at the entry, and has its button on its way', () => {
    const [from, to] = [exitOf(column(0)), entryOf(column(1))];
    const { path, middle } = routeConnection(from, to, null);
    expect(path.startsWith(`M${from.x},${from.y}`)).toBe(true);
    expect(path.endsWith(`${to.x},${to.y}`)).toBe(true);
    expect(distanceToConnection(middle, from, to, null)).toBe(0);
  });

  it('has its button on the lane', () => {
    const [from, to] = [exitOf(column(0)), entryOf(column(5))];
    expect(routeConnection(from, to, 300).middle.x).toBe(300);
    expect(distanceToConnection(routeConnection(from, to, 300).middle, from, to, 300)).toBe(0);
  });
});
