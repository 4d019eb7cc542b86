import { expect, test } from 'vitest';
import { mostPoints, noPoints, stepPoint, withPoint, type Thinned } from './curves';

const curveOf = (count: number): Thinned<number> => Array.from({ length: count }, (_, index) => index).reduce<Thinned<number>>(withPoint, noPoints);

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

test('counts steps over all epochs', () => {
  expect(stepPoint({ type: 'batch', epoch: 3, step: 2, steps: 5, loss: 1, accuracy: 0.5, learningRate: 0.1, imagesPerSecond: 1, etaSeconds: 1 })).toEqual({ step: 12, loss: 1, accuracy: 0.5, learningRate: 0.1 });
});
