import { describe, expect, it } from 'vitest';
import { seededRandom } from '../random';
import { symmetricBeta } from './beta';
import { drawMix, mixed } from './mixing';

const own = Uint8Array.from({ length: 48 }, () => 10);
const other = Uint8Array.from({ length: 48 }, () => 210);

describe('mixed', () => {
  it('lays one over the other', () => {
    expect(mixed(own, other, [4, 4, 3], { kept: 0.75, box: null })).toEqual({ values: own.map(() => 60), kept: 0.75 });
    expect(mixed(own, other, [4, 4, 3], { kept: 1, box: null }).values).toEqual(own);
    expect(mixed(Float32Array.of(1, 2), Float32Array.of(3, 0), [2], { kept: 0.5, box: null }).values).toEqual(Float32Array.of(2, 1));
  });

  it('puts a piece of the other in, and counts its area as it came out', () => {
    const box = { left: 0.25, right: 1, top: 0.5, bottom: 1 };
    const { values, kept } = mixed(own, other, [4, 4, 3], { kept: 0.6, box });
    expect(values.filter((byte) => byte === 210)).toHaveLength(18);
    expect([values[(2 * 4 + 1) * 3], values[(2 * 4 + 0) * 3], values[(1 * 4 + 1) * 3]]).toEqual([210, 10, 10]);
    expect(kept).toBe(1 - 6 / 16);
  });

  it('mixes all over what has no places to cut at', () => {
    const box = { left: 0, right: 1, top: 0, bottom: 1 };
    expect(mixed(Float32Array.of(1, 2), Float32Array.of(3, 0), [2], { kept: 0.5, box })).toEqual({ values: Float32Array.of(2, 1), kept: 0.5 });
  });

  it('does not touch the images themselves', () => {
    mixed(own, other, [4, 4, 3], { kept: 0.2, box: null });
    expect([own[0], other[0]]).toEqual([10, 210]);
  });
});

describe('drawMix', () => {
  it('is off where both are, and the same again for the same seed', () => {
    expect(drawMix({ mixup: { alpha: 0 }, cutmix: { alpha: 0 } }, seededRandom(1))).toBeNull();
    const both = { mixup: { alpha: 0.2 }, cutmix: { alpha: 1 } };
    expect(drawMix(both, seededRandom(5))).toEqual(drawMix(both, seededRandom(5)));
    const kinds = Array.from({ length: 100 }, (_, seed) => drawMix(both, seededRandom(seed + 1))!.box !== null);
    expect(kinds.filter(Boolean).length).toBeGreaterThan(30);
    expect(kinds.filter(Boolean).length).toBeLessThan(70);
  });

  it('keeps boxes within the picture', () => {
    for (let seed = 1; seed < 200; seed++) {
      const { box } = drawMix({ mixup: { alpha: 0 }, cutmix: { alpha: 1 } }, seededRandom(seed))!;
      for (const [low, high] of [[box!.left, box!.right], [box!.top, box!.bottom]] as const) {
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(high);
      }
    }
  });
});

/** A beta distribution of two equal shapes has the mean 1/2 and the variance 1 / (4 (2 shape + 1)). */
it.each([0.2, 1, 2])('symmetricBeta(%f) has its mean and variance', (shape) => {
  const random = seededRandom(9);
  const drawn = Array.from({ length: 20_000 }, () => symmetricBeta(shape, random));
  const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length;
  expect(mean).toBeCloseTo(0.5, 1);
  expect(variance * 4 * (2 * shape + 1)).toBeCloseTo(1, 1);
});
