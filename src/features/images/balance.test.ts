import { expect, test } from 'vitest';
import { imbalanceHint } from './balance';

const classes = [{ id: 'a', name: 'ants' }, { id: 'b', name: 'bees' }, { id: 'c', name: 'crabs' }];

test('says nothing of even classes, nor of empty ones', () => {
  expect(imbalanceHint(classes, [10, 12, 8])).toBeNull();
  expect(imbalanceHint(classes, [10, 0, 0])).toBeNull();
  expect(imbalanceHint(classes, [10, 0, 9])).toBeNull();
  expect(imbalanceHint([], [])).toBeNull();
});

test('names the largest and the smallest class', () => {
  expect(imbalanceHint(classes, [5, 40, 10])).toBe('"bees" has 8 times as many images as "ants". More of the small classes would help.');
  expect(imbalanceHint(classes, [3, 9, 0])).toMatch(/3 times/);
});
