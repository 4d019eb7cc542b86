import { describe, expect, it } from 'vitest';
import { plateausIn, rateFactor, scheduleNames, scheduleSchema, type Schedule } from './schedule';

const of = (name: Schedule['name'], rest: object = {}): Schedule => scheduleSchema.parse({ name, ...rest });
const factors = (schedule: Schedule, total: number): number[] => Array.from({ length: total }, (_, done) => rateFactor(schedule, done, total));

describe('rateFactor', () => {
  it.each(scheduleNames)('%s stays within 0 and 1 and is never 0 while there are steps to take', (name) => {
    for (const total of [1, 2, 7, 100]) for (const factor of factors(of(name), total)) {
      expect(factor).toBeGreaterThan(0);
      expect(factor).toBeLessThanOrEqual(1);
    }
  });

  it('steps down at each third', () => {
    expect(factors(of('step'), 9).map((factor) => Math.round(1000 * factor))).toEqual([1000, 1000, 1000, 100, 100, 100, 10, 10, 10]);
  });

  it('falls by the same factor at each step', () => {
    const all = factors(of('exponential', { end: 0.5 }), 10);
    for (let i = 1; i < all.length; i++) expect(all[i]! / all[i - 1]!).toBeCloseTo(0.5 ** 0.1, 12);
  });

  it('warms up in a line, then follows half a cosine', () => {
    const schedule = of('cosine', { warmUp: 0.1, end: 0.2 });
    const all = factors(schedule, 100);
    expect(all.slice(0, 11)).toEqual(Array.from({ length: 11 }, (_, done) => (done + 1) / 11));
    expect(all[55]).toBeCloseTo(0.6, 12);
    expect(rateFactor(schedule, 100, 100)).toBeCloseTo(0.2, 12);
  });

  it('goes up once and far down', () => {
    const all = factors(of('one-cycle'), 100);
    expect(all[0]).toBeCloseTo(0.04, 12);
    expect(all.indexOf(Math.max(...all))).toBe(30);
    expect(rateFactor(of('one-cycle'), 100, 100)).toBeCloseTo(1e-4, 12);
  });

  it('drops when the validation loss stays', () => {
    const losses = [1, 0.9, 0.9, 0.95, 0.91, 0.8, 0.79995, 0.8, 0.81];
    const met = losses.map((_, at) => plateausIn(losses.slice(0, at + 1), 3).met);
    expect(met).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2]);
    expect(rateFactor(of('plateau'), 0, 1, 2)).toBeCloseTo(0.09, 12);
  });
});

describe('plateausIn', () => {
  it('tells the lowest loss and the epochs since', () => {
    expect(plateausIn([], 3)).toEqual({ best: Infinity, waited: 0, met: 0 });
    expect(plateausIn([3, 2, 2.5, 2.4], 3)).toEqual({ best: 2, waited: 2, met: 0 });
  });

  it('takes any fall for one where minDelta is 0, and none that is smaller than it', () => {
    expect(plateausIn([1, 0.99999, 0.99998], 2, 0).met).toBe(0);
    expect(plateausIn([1, 0.95, 0.92], 2, 0.1).met).toBe(1);
  });
});
