import { expect, test } from 'vitest';
import { idleRun, reduceRun, type RunAction } from '../../core/training/run-state';
import { formatLoss, formatSeconds, runBar, trialsText } from './run-texts';

const bar = (...actions: RunAction[]) => runBar(actions.reduce(reduceRun, idleRun));
const start: RunAction = { type: 'start' };
const features: RunAction = { type: 'progress', phase: 'features', done: 40, total: 200, etaSeconds: 7.6 };
const batch: RunAction = { type: 'batch', epoch: 3, step: 2, steps: 9, loss: 1, accuracy: 0, learningRate: 0.01, imagesPerSecond: 1, etaSeconds: 100, curve: [] };
const training: RunAction = { type: 'progress', phase: 'training', done: 2, total: 20, etaSeconds: null };
const saving: RunAction = { type: 'progress', phase: 'saving', done: 0, total: 1, etaSeconds: null };

test('says what is being done, how far it is and what remains', () => {
  expect(bar(start)).toEqual({ label: 'Preparing', done: 0, total: 0 });
  expect(bar(start, features)).toEqual({ label: 'Computing what the frozen layers see', done: 40, total: 200, detail: '40 of 200 images, 8 s left' });
  expect(bar(start, features, training, batch)).toEqual({ label: 'Epoch 3 of 20', done: 20, total: 180, detail: '2 min left' });
  expect(bar(start, features, training, batch, saving)).toMatchObject({ label: 'Saving the best weights', total: 0 });
});

test('says which of several phases it is, and what each waits for', () => {
  const phase: RunAction = { type: 'phase', starts: [0, 2], phases: 3, cachedLayers: 8, trainedLayers: 4 };
  expect(bar(start, features, training, batch, phase, features).label).toBe('Computing what the frozen layers see');
  expect(bar(start, features, phase, training, batch).label).toBe('Phase 2 of 3, epoch 3 of 20');
});

test('says that a pause or an end was asked for', () => {
  expect(bar(start, features, training, batch, { type: 'pause' })).toMatchObject({ label: 'Pausing after this batch', done: 20, detail: undefined });
  expect(bar(start, features, training, batch, { type: 'pause' }, { type: 'paused' }).label).toBe('Paused: Epoch 3 of 20');
  expect(bar(start, features, { type: 'stop' }).label).toBe('Stopping after this batch');
});

test('times and losses are short and never round to nothing', () => {
  expect([0, 0.4, 59, 61, 3600, 4800].map(formatSeconds)).toEqual(['1 s', '1 s', '59 s', '1 min', '1 h', '1 h 20 min']);
  expect([0, 1.23456, 0.01234, 0.0000123].map(formatLoss)).toEqual(['0', '1.23', '0.0123', '1.2e-5']);
});

test('says how the backends did that were tried', () => {
  const trial = { milliseconds: null, perImage: null, share: 250, failed: false };
  expect(trialsText([{ ...trial, name: 'wasm', milliseconds: 13.6 }, { ...trial, name: 'webgl' }])).toBe('WebAssembly 14 ms a step, WebGL none within 250 ms');
  expect(trialsText([{ ...trial, name: 'webgpu', failed: true }, { ...trial, name: 'wasm', milliseconds: 1.234, perImage: 15.2 }])).toBe('WebGPU cannot train this network, WebAssembly 1.2 ms a step and 15 ms an image beforehand');
  expect(trialsText([{ ...trial, name: 'webgl', share: 0 }])).toBe('WebGL not tried');
});
