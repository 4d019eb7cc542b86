import { describe, expect, it } from 'vitest';
import { seededRandom } from '../random';
import { hasDiverged, smoothed, suggestedRate, sweepRate, sweepSteps, type SweepPoint } from './rate-sweep';

/** A loss that falls most steeply at 10 to the `middle`, and rises from `end` on. */
const curve = (middle: number, end: number, noise = 0): SweepPoint[] => {
  const random = seededRandom(4);
  return Array.from({ length: sweepSteps }, (_, step) => {
    const at = Math.log10(sweepRate(step));
    const loss = 0.3 + 2 / (1 + Math.exp(3 * (at - middle))) + (at > end ? 3 * (at - end) : 0);
    return { rate: sweepRate(step), loss: loss + noise * (random() - 0.5) };
  });
};

describe('a sweep of learning rates', () => {
  it('goes from a millionth to ten, each step by the same factor', () => {
    expect(sweepRate(0)).toBeCloseTo(1e-6, 15);
    expect(sweepRate(sweepSteps - 1)).toBeCloseTo(10, 9);
    expect(sweepRate(51) / sweepRate(50)).toBeCloseTo(sweepRate(11) / sweepRate(10), 9);
  });

  it.each([-4, -3, -2.2])('proposes the steepest place of the fall, here 10 to the %s', (middle) => {
    expect(Math.abs(Math.log10(suggestedRate(curve(middle, 0))!) - middle)).toBeLessThan(0.1);
    expect(Math.abs(Math.log10(suggestedRate(curve(middle, 0, 0.2))!) - middle)).toBeLessThan(0.35);
  });

  it('keeps a tenth below the lowest loss, where the steepest fall comes late', () => {
    const late = curve(-1, -0.6);
    const lowest = late.reduce((best, point) => (point.loss < best.loss ? point : best));
    expect(Math.abs(Math.log10(suggestedRate(late)! / lowest.rate) + 1)).toBeLessThan(0.15);
  });

  it('proposes none where the loss does not fall', () => {
    expect(suggestedRate([])).toBeNull();
    expect(suggestedRate(curve(9, -1, 0.01))).toBeNull();
    expect(suggestedRate(curve(-3, 0).slice(0, 2))).toBeNull();
  });

  it('is over once the loss is four times the lowest, or no number', () => {
    expect(hasDiverged(curve(-3, -1))).toBe(true);
    expect(hasDiverged(curve(-3, -1).slice(0, 60))).toBe(false);
    expect(hasDiverged([{ rate: 1, loss: 1 }, { rate: 2, loss: 9 }])).toBe(false);
    expect(hasDiverged([{ rate: 1, loss: NaN }])).toBe(true);
  });

  it('smooths without moving: a straight line stays, to its ends', () => {
    const line = Array.from({ length: 30 }, (_, at) => ({ rate: at, loss: 2 * at }));
    smoothed(line).forEach(({ loss }, at) => expect(loss).toBeCloseTo(2 * at, 9));
  });
});
