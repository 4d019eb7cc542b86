import { expect, test } from 'vitest';
import { mostPoints, noPoints, withPoints, type Thinned } from './curves';

const curveOf = (count: number): Thinned<number> => Array.from({ length: count }, (_, index) => index).reduce<Thinned<number>>((curve, point) => withPoints(curve, [point]), noPoints);

test('keeps every point while there are few', () => {
  expect(curveOf(mostPoints).points).toEqual(Array.from({ length: mostPoints }, (_, index) => index));
});

test('never holds more than its bound, and spreads what it holds evenly', () => {
  for (const count of [mostPoints + 1, 3 * mostPoints, 20 * mostPoints + 7]) {
    const { points, stride } = curveOf(count);
    expect(points.length).toBeGreaterThan(mostPoints / 2);
    expect(points.length).toBeLessThanOrEqual(mostPoints);
    expect(points[0]).toBe(0);
    expect(count - points.at(-1)!).toBeLessThanOrEqual(stride);
    const gaps = points.slice(1).map((point, index) => point - points[index]!);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(stride);
  }
});

test('is the same whether its points come one by one or many at once', () => {
  const all = Array.from({ length: 5 * mostPoints + 3 }, (_, index) => index);
  expect(withPoints(noPoints, all)).toEqual(curveOf(all.length));
});
