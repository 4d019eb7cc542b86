import { expect, test } from 'vitest';
import { someRun } from '../../../core/training/test-runs';
import { overlayColumns, overlayLines } from './overlay';

const short = someRun({ name: 'short', epochs: someRun().epochs.slice(0, 1) });

test('lays runs of different length over the same epochs', () => {
  expect(overlayColumns([someRun(), short], 'loss', 'training')).toEqual([[1, 2], [0.1 + 0.2, 1e-7], [0.1 + 0.2, null]]);
  expect(overlayColumns([someRun(), short], 'accuracy', 'validation')).toEqual([[1, 2], [92.10000000000001, null], [92.10000000000001, null]]);
  expect(overlayColumns([someRun()], 'learningRate', 'validation')).toEqual([[1, 2], [0.003, 0.003]]);
  expect(overlayColumns([], 'loss', 'training')).toEqual([[]]);
});

test('no two of twelve lines look alike', () => {
  const lines = overlayLines(Array.from({ length: 12 }, () => someRun()));
  expect(new Set(lines.map(({ color, dashed }) => `${color} ${dashed}`)).size).toBe(12);
});
