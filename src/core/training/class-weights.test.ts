import { expect, it } from 'vitest';
import { balancedWeights } from './class-weights';

it('lets every class count the same in all', () => {
  const labels = [0, 0, 0, 0, 0, 0, 1, 1, 3];
  const weights = balancedWeights(labels, 4);
  expect(weights).toEqual([0.5, 1.5, 1, 3]);
  expect(labels.reduce((sum, label) => sum + weights[label]!, 0)).toBe(labels.length);
});

it('changes nothing where all classes have as many images', () => {
  expect(balancedWeights([0, 1, 2, 2, 1, 0], 3)).toEqual([1, 1, 1]);
});
