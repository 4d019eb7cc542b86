import { expect, test } from 'vitest';
import { epochColumns, stepColumns } from './chart-data';

const epoch = (number: number) => ({ epoch: number, loss: 1 / number, accuracy: 0.5, valLoss: 2 / number, valAccuracy: 0.25, learningRate: 0.1, best: true });
const step = (number: number) => ({ step: number, loss: 10 - number, accuracy: 0.75, learningRate: 0.1 });

test('by epoch: training, then validation', () => {
  expect(epochColumns([epoch(1), { ...epoch(2), valLoss: null, valAccuracy: null }])).toEqual({
    accuracy: [[1, 2], [50, 50], [25, null]], loss: [[1, 2], [1, 0.5], [2, null]], learningRate: [[1, 2], [0.1, 0.1]],
  });
});

test('by step: an epoch’s numbers stand at its last step, whether that step was told or not', () => {
  expect(stepColumns([step(1), step(3), step(5)], [epoch(1), epoch(2)], 3).loss).toEqual([[1, 3, 5, 6], [9, 1, 5, 0.5], [null, 2, null, 1]]);
  expect(stepColumns([], [], 3).learningRate).toEqual([[], []]);
});
