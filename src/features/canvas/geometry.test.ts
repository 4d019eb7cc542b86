import { describe, expect, it } from 'vitest';
import { cardSize, distanceToConnection, entryOf, exitOf, laneAround, routeConnection } from './geometry';

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
