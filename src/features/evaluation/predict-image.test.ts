import { expect, test } from 'vitest';
import { rankClasses } from './predict-image';

test('ranks classes by probability and numbers those without a name', () => {
  expect(rankClasses([0.1, 0.7, 0.2], ['ants', 'bees'])).toEqual([
    { name: 'bees', probability: 0.7 },
    { name: 'class 3', probability: 0.2 },
    { name: 'ants', probability: 0.1 },
  ]);
});
