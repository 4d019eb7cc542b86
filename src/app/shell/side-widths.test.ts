import { expect, it } from 'vitest';
import { sideWidth } from './side-widths';

it.each([
  ['by itself, roomy', 'palette', undefined, 1440, 208],
  ['by itself, narrow', 'dock', undefined, 1024, 304],
  ['as chosen', 'dock', 600, 1440, 600],
  ['chosen on a larger screen', 'dock', 900, 1024, 461],
  ['chosen too narrow', 'palette', 90, 1440, 160],
] as const)('%s', (_, side, chosen, windowWidth, expected) => expect(sideWidth(side, chosen, windowWidth).value).toBe(expected));

it.each([1024, 1440, 3840])('leaves a quarter of the window or more to the network at %i px', (width) => {
  expect(sideWidth('palette', 9999, width).value + sideWidth('dock', 9999, width).value).toBeLessThanOrEqual(width * 0.75);
});
