import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differenceOf, histogramOf, statisticsOf } from './statistics';

it('describes known numbers', () => {
  expect(statisticsOf([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ count: 8, min: 2, max: 9, mean: 5, deviation: 2, zeros: 0, broken: 0 });
  expect(statisticsOf([0, Number.NaN, Infinity, 2])).toEqual({ count: 4, min: 0, max: 2, mean: 1, deviation: 1, zeros: 1, broken: 2 });
  expect(statisticsOf([])).toMatchObject({ count: 0, min: 0, max: 0, mean: 0, deviation: 0 });
});

it('keeps a small deviation about a large mean', () => {
  const values = Float64Array.from({ length: 1000 }, (_, i) => 1e9 + (i % 2));
  expect(statisticsOf(values).deviation).toBeCloseTo(0.5, 9);
});

it('counts every number of the range once, the last one too', () => {
  expect(histogramOf([0, 0.1, 0.5, 0.99, 1], 2, 0, 1)).toEqual([2, 3]);
  expect(histogramOf([3, 3, 3], 4, 3, 3)).toEqual([3, 0, 0, 0]);
  fc.assert(fc.property(fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 }), fc.integer({ min: 1, max: 64 }), (values, bins) => {
    const { min, max } = statisticsOf(values);
    expect(histogramOf(values, bins, min, max).reduce((sum, count) => sum + count, 0)).toBe(values.length);
  }));
});

it('tells what changed, and refuses what cannot be compared', () => {
  expect([...differenceOf(Float32Array.of(1, 2), Float32Array.of(0.5, 2))]).toEqual([0.5, 0]);
  expect(() => differenceOf(Float32Array.of(1), Float32Array.of(1, 2))).toThrow(RangeError);
});
