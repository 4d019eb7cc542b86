import { expect, it } from 'vitest';
import { filterPictures, mostFilters } from './filter-pictures';

it('draws each filter over its own range, in color', () => {
  // [1, 2, 3, 2]: filter 0 goes from 0 to 5, filter 1 is the same everywhere
  const values = Float32Array.from([0, 7, 1, 7, 2, 7, 3, 7, 4, 7, 5, 7]);
  const [first, second] = filterPictures({ shape: [1, 2, 3, 2], values });
  expect([...first!.pixels]).toEqual([0, 51, 102, 255, 153, 204, 255, 255]);
  expect([...second!.pixels]).toEqual([128, 128, 128, 255, 128, 128, 128, 255]);
  expect([first!.width, first!.height]).toEqual([2, 1]);
});

it('draws one channel in gray', () => {
  const [only] = filterPictures({ shape: [2, 1, 1, 1], values: Float32Array.of(-1, 1) });
  expect([...only!.pixels]).toEqual([0, 0, 0, 255, 255, 255, 255, 255]);
});

it('has no pictures for kernels that read no picture, and no more than a person can look at', () => {
  expect(filterPictures({ shape: [3, 3, 8, 2], values: new Float32Array(144) })).toEqual([]);
  expect(filterPictures({ shape: [1, 1, 3, 4], values: new Float32Array(12) })).toEqual([]);
  expect(filterPictures({ shape: [3, 4], values: new Float32Array(12) })).toEqual([]);
  expect(filterPictures({ shape: [3, 3, 3, 400], values: new Float32Array(27 * 400) })).toHaveLength(mostFilters);
});
