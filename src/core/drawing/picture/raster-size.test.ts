import { expect, it } from 'vitest';
import { rasterSize } from './raster-size';

it.each([
  [{ width: 600, height: 2000 }, { width: 1200, height: 4000, scale: 2 }],
  [{ width: 600, height: 116_000 }, { width: 84, height: 16_384 }],
  [{ width: 9000, height: 9000 }, { width: 8000, height: 8000 }],
  [{ width: 1, height: 1e9 }, { width: 1, height: 16_384 }],
])('a picture of %o', (size, wanted) => {
  const found = rasterSize(size, 2);
  expect(found).toMatchObject(wanted);
  expect(Math.max(found.width, found.height)).toBeLessThanOrEqual(16_384);
  expect(found.width * found.height).toBeLessThanOrEqual(64_000_000);
  expect(found.scale).toBeLessThanOrEqual(2);
});
