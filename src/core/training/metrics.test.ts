import { describe, expect, it } from 'vitest';
import type { ImagePrediction } from './events';
import { classProbabilities, evaluate, mostLikely } from './metrics';

/** Predictions by true and said class, each as sure as `probability`. */
const said = (label: number, predicted: number, probability = 0.6, count = 3): ImagePrediction => ({
  id: `${label} as ${predicted} ${probability}`,
  label,
  probabilities: Array.from({ length: count }, (_, index) => (index === predicted ? probability : (1 - probability) / (count - 1))),
});

describe('evaluate', () => {
  // True classes 0,0,0,0,1,1,2, said to be 0,0,0,1,1,0,0; all else follows by hand.
  const result = evaluate([said(0, 0), said(0, 0), said(0, 0), said(0, 1, 0.9), said(1, 1), said(1, 0, 0.5), said(2, 0, 0.8)], 3);

  it('counts by true and said class', () => {
    expect(result.confusion).toEqual([[3, 1, 0], [1, 1, 0], [1, 0, 0]]);
    expect(result.count).toBe(7);
    expect(result.accuracy).toBeCloseTo(4 / 7, 12);
    expect(result.balancedAccuracy).toBeCloseTo((0.75 + 0.5 + 0) / 3, 12);
  });

  it('gives precision, recall and F1 of each class', () => {
    const [first, second, third] = result.perClass;
    expect(first).toEqual({ count: 4, precision: 3 / 5, recall: 3 / 4, f1: 6 / 9 });
    expect(second).toEqual({ count: 2, precision: 1 / 2, recall: 1 / 2, f1: 2 / 4 });
    expect(third).toEqual({ count: 1, precision: null, recall: 0, f1: 0 });
  });

  it('lists mistakes, the most confident first', () => {
    expect(result.mistakes.map(({ label, predicted, probability }) => [label, predicted, probability])).toEqual([[0, 1, 0.9], [2, 0, 0.8], [1, 0, 0.5]]);
  });

  it('has nothing to say of no images', () => {
    expect(evaluate([], 2)).toEqual({ count: 0, accuracy: null, balancedAccuracy: null, confusion: [[0, 0], [0, 0]], perClass: [0, 1].map(() => ({ count: 0, precision: null, recall: null, f1: null })), mistakes: [] });
  });

  it('reads one sigmoid unit as the second of two classes', () => {
    const result = evaluate([{ id: 'a', label: 1, probabilities: [0.7] }, { id: 'b', label: 1, probabilities: [0.2] }], 2);
    expect(result.confusion).toEqual([[0, 0], [1, 1]]);
    expect(result.mistakes).toEqual([{ id: 'b', label: 1, predicted: 0, probability: 0.8 }]);
  });

  it('refuses classes that there are not', () => {
    expect(() => evaluate([said(3, 0)], 3)).toThrow(RangeError);
    expect(() => evaluate([said(0, 4, 0.9, 5)], 3)).toThrow(RangeError);
  });
});

it('takes the first of the largest, and never what is no number', () => {
  expect(mostLikely([0.2, 0.4, 0.4])).toBe(1);
  expect(mostLikely([NaN, 0.1, 0.3])).toBe(2);
  expect(mostLikely([NaN, NaN])).toBe(0);
  expect(classProbabilities([0.25])).toEqual([0.75, 0.25]);
});
