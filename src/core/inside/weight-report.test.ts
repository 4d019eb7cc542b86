import { expect, it } from 'vitest';
import { reportWeight } from './weight-report';

const tensor = (shape: number[], ...values: number[]) => ({ shape, values: Float32Array.from(values) });

it('sets now, before and the difference side by side, over one range', () => {
  const report = reportWeight('bias', tensor([3], 1, 2, 3), tensor([3], 0, 2, 4), false);
  expect(report.range).toEqual([0, 4]);
  expect(report.now.histogram.reduce((a, b) => a + b)).toBe(3);
  expect(report.before!.histogram.at(-1)).toBe(1);
  expect(report.difference).toMatchObject({ min: -1, max: 1, mean: 0, zeros: 1 });
});

it('compares with nothing where the shape was another', () => {
  const report = reportWeight('bias', tensor([3], 1, 2, 3), tensor([2], 0, 2), false);
  expect(report.before).toBeNull();
  expect(report.difference).toBeNull();
});

it('draws filters of convolutions only', () => {
  const kernel = tensor([1, 2, 1, 1], 0, 1);
  expect(reportWeight('kernel', kernel, null, true).filters).toHaveLength(1);
  expect(reportWeight('kernel', kernel, null, false).filters).toHaveLength(0);
});
