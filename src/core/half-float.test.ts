import { expect, test } from 'vitest';
import fc from 'fast-check';
import { fromHalves, toHalf, toHalves } from './half-float';

const back = (value: number): number => fromHalves(Uint16Array.of(toHalf(value)))[0]!;

test('every half stays what it is', () => {
  const all = Uint16Array.from({ length: 0x10000 }, (_, bits) => bits).filter((bits) => (bits & 0x7c00) !== 0x7c00);
  expect(toHalves(fromHalves(all))).toEqual(all);
});

test('known numbers, ties to even, and no infinity', () => {
  expect([1, -2, 65_504, 2 ** -24, 0].map(toHalf)).toEqual([0x3c00, 0xc000, 0x7bff, 1, 0]);
  expect([1 + 2 ** -11, 1 + 3 * 2 ** -11, 2 ** -25, 1.5 * 2 ** -24, 2.5 * 2 ** -24].map(back)).toEqual([1, 1 + 2 ** -9, 0, 2 ** -23, 2 ** -23]);
  expect([1e9, -Infinity].map(back)).toEqual([65_504, -65_504]);
  expect(back(NaN)).toBeNaN();
});

test('no number moves by more than half a step', () => {
  fc.assert(fc.property(fc.float({ min: -60_000, max: 60_000, noNaN: true }), (value) => {
    expect(Math.abs(back(value) - value)).toBeLessThanOrEqual(Math.max(2 ** -25, Math.abs(value) * 2 ** -11));
  }));
});
