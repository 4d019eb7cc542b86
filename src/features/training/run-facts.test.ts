import { expect, test } from 'vitest';
import { idleRun, reduceRun, type RunAction, type RunState } from '../../core/training/run-state';
import { runFacts } from './run-facts';

const after = (...actions: RunAction[]): RunState => actions.reduce(reduceRun, idleRun);
const epoch = (number: number, valAccuracy: number, best: boolean): RunAction => ({ type: 'epoch', epoch: number, loss: 1 / number, accuracy: 0.5, valLoss: 1, valAccuracy, learningRate: 0.01, best });
const done: RunAction = { type: 'done', stopped: false, bestEpoch: 2, weights: {}, validation: [], seconds: 3 };

test('nothing is known of a run that has not begun', () => {
  expect(runFacts(idleRun)).toMatchObject({ epoch: 0, loss: null, valAccuracy: null, backend: null, cachedLayers: null });
});

test('the batch speaks until the first epoch has ended', () => {
  const batch: RunAction = { type: 'batch', epoch: 1, step: 1, steps: 9, loss: 2.5, accuracy: 0.2, learningRate: 0.01, imagesPerSecond: 80, etaSeconds: 3, curve: [] };
  expect(runFacts(after({ type: 'start' }, batch))).toMatchObject({ epoch: 0, loss: 2.5, accuracy: 0.2, imagesPerSecond: 80 });
  expect(runFacts(after({ type: 'start' }, batch, epoch(1, 0.4, true)))).toMatchObject({ epoch: 1, loss: 1, valAccuracy: 0.4 });
});

test('a run under way shows its latest epoch, one that is done the epoch that was kept', () => {
  const epochs = [epoch(1, 0.4, true), epoch(2, 0.9, true), epoch(3, 0.7, false)];
  expect(runFacts(after({ type: 'start' }, ...epochs))).toMatchObject({ epoch: 3, bestEpoch: 2, valAccuracy: 0.7 });
  expect(runFacts(after({ type: 'start' }, ...epochs, done))).toMatchObject({ epoch: 3, bestEpoch: 2, valAccuracy: 0.9, loss: 0.5 });
});
