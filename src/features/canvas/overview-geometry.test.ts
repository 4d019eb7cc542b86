import { expect, it } from 'vitest';
import { overviewFrame, overviewOf, toCanvas } from './overview-geometry';

it.each([
  ['a long network', { left: 0, top: 0, right: 224, bottom: 120_000 }],
  ['a wide one', { left: -5000, top: 100, right: 5000, bottom: 900 }],
])('shows all of %s, in the middle', (_, bounds) => {
  const map = overviewOf(bounds)!;
  const middle = toCanvas(map, { x: overviewFrame.width / 2, y: overviewFrame.height / 2 });
  expect(middle.x).toBeCloseTo((bounds.left + bounds.right) / 2);
  expect(middle.y).toBeCloseTo((bounds.top + bounds.bottom) / 2);
  expect((bounds.right - map.left) * map.scale).toBeLessThanOrEqual(overviewFrame.width);
  expect((bounds.bottom - map.top) * map.scale).toBeLessThanOrEqual(overviewFrame.height);
});

it('is nothing for no network', () => {
  expect(overviewOf(null)).toBeNull();
});
