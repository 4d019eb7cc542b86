import { describe, expect, it } from 'vitest';
import type { TrainingEvent } from './events';
import { backendOf, bestEpoch, idleRun, isUnderWay, reduceRun, type RunAction, type RunState } from './run-state';

const run = (...actions: readonly RunAction[]): RunState => actions.reduce(reduceRun, idleRun);
const start: RunAction = { type: 'start' };
const batch = (epoch: number): TrainingEvent => ({ type: 'batch', epoch, step: 1, steps: 4, loss: 1, accuracy: 0.5, learningRate: 0.01, imagesPerSecond: 10, etaSeconds: 3, curve: [{ step: epoch, loss: 1, accuracy: 0.5, learningRate: 0.01 }] });
const epoch = (number: number, best: boolean): TrainingEvent => ({ type: 'epoch', epoch: number, loss: 1 / number, accuracy: 0.5, valLoss: null, valAccuracy: null, learningRate: 0.01, best });
const features: TrainingEvent = { type: 'progress', phase: 'features', done: 1, total: 2, etaSeconds: 1 };
const started: TrainingEvent = { type: 'started', backend: { name: 'wasm', software: false, detail: 'SIMD' }, cachedLayers: 3, trainImages: 8, validationImages: 2, rejected: [] };
const done: TrainingEvent = { type: 'done', stopped: false, bestEpoch: 1, weights: {}, validation: [], seconds: 2 };
const failed: TrainingEvent = { type: 'failed', error: { code: 'non-finite', message: 'The loss is no number any more.' } };

describe('reduceRun', () => {
  it('goes from idle over preparing and running to done', () => {
    expect(run(start).phase).toBe('preparing');
    expect(run(start, features)).toMatchObject({ phase: 'preparing', progress: { phase: 'features', done: 1, total: 2 } });
    const state = run(start, features, started, batch(1), epoch(1, true), epoch(2, false), done);
    expect(state).toMatchObject({ phase: 'done', stopped: false, bestEpoch: 1, epochs: [{ epoch: 1 }, { epoch: 2 }], batch: { epoch: 1 } });
    expect(bestEpoch(state)?.epoch).toBe(1);
    expect(backendOf(state)?.name).toBe('wasm');
  });

  it('says which phase of several it is in, and since which epoch, also once it has ended', () => {
    const phase = (...starts: number[]): TrainingEvent => ({ type: 'phase', starts, phases: 2, cachedLayers: 3 - starts.length, trainedLayers: starts.length });
    expect(run(start, started, batch(1)).stretch).toBeNull();
    expect(run(start, phase(0), started, epoch(1, true), phase(0, 1), done).stretch).toMatchObject({ starts: [0, 1], cachedLayers: 1 });
    expect(run(start, phase(0), done, start).stretch).toBeNull();
  });

  it('pauses and goes on when the engine says so', () => {
    const running = [start, started, batch(1)] as const;
    expect(run(...running, { type: 'pause' }).phase).toBe('pausing');
    expect(run(...running, { type: 'pause' }, batch(1)).phase).toBe('pausing');
    expect(run(...running, { type: 'pause' }, { type: 'paused' }).phase).toBe('paused');
    expect(run(...running, { type: 'pause' }, { type: 'paused' }, { type: 'resumed' }).phase).toBe('running');
  });

  it('keeps what was tried of backends when it goes on untried, and forgets it with the next run', () => {
    const trials = [{ name: 'wasm', milliseconds: 14, perImage: null, share: 600, failed: false }] as const;
    const chosen: TrainingEvent = { ...started, backend: { ...started.backend, trials } };
    const wentOn = [start, chosen, batch(1), { type: 'recovering', message: 'The worker died.' }, started] as const;
    expect(backendOf(run(...wentOn))?.trials).toEqual(trials);
    expect(backendOf(run(...wentOn, done, start, started))).not.toHaveProperty('trials');
  });

  it('stops from any phase, and keeps stopping whatever still comes in', () => {
    for (const before of [[start], [start, features], [start, batch(1)], [start, batch(1), { type: 'pause' }, { type: 'paused' }]] as RunAction[][]) {
      expect(run(...before, { type: 'stop' }).phase).toBe('stopping');
      const late = run(...before, { type: 'stop' }, batch(2), epoch(2, true), { type: 'paused' }, { type: 'resumed' });
      expect(late.phase).toBe('stopping');
      expect(late.epochs).toHaveLength(1);
    }
  });

  it('fails with the error and keeps what was learned', () => {
    expect(run(start, batch(1), epoch(1, true), failed)).toMatchObject({ phase: 'failed', error: { code: 'non-finite' }, epochs: [{ epoch: 1 }] });
  });

  it('leaves the state alone when an action makes no sense', () => {
    const states = { idle: idleRun, preparing: run(start), done: run(start, done), failed: run(start, failed), paused: run(start, batch(1), { type: 'paused' }) };
    const senseless: [keyof typeof states, RunAction[]][] = [
      ['idle', [{ type: 'pause' }, { type: 'stop' }, batch(1), epoch(1, true), done, failed, started, features]],
      ['preparing', [start, { type: 'pause' }, { type: 'paused' }, { type: 'resumed' }, { type: 'reset' }]],
      ['done', [{ type: 'pause' }, { type: 'stop' }, batch(1), epoch(9, true), failed, done]],
      ['failed', [{ type: 'stop' }, done, features]],
      ['paused', [start, { type: 'pause' }, { type: 'paused' }, { type: 'reset' }]],
    ];
    for (const [name, actions] of senseless) {
      for (const action of actions) expect(reduceRun(states[name], action), `${name} ${action.type}`).toBe(states[name]);
    }
  });

  it('starts anew after an end, with nothing of the run before', () => {
    expect(run(start, started, batch(1), epoch(1, true), done, start)).toEqual({ ...idleRun, phase: 'preparing' });
    expect(run(start, failed, { type: 'reset' })).toBe(idleRun);
    expect('error' in run(start, failed, start)).toBe(false);
  });

  it('is under way from start to end', () => {
    expect([idleRun, run(start), run(start, batch(1)), run(start, { type: 'stop' }), run(start, done), run(start, failed)].map(isUnderWay)).toEqual([false, true, true, true, false, false]);
  });

  it('takes up the curves of a run that goes on, and says where', () => {
    const { epochs, steps } = run(start, batch(1), epoch(1, true), batch(2));
    const restored: TrainingEvent = { type: 'restored', epochs, steps };
    expect(run(start, restored)).toMatchObject({ epochs, steps, trouble: { kind: 'recovery', message: expect.stringMatching(/in epoch 2/) as string } });
    expect(run(start, { type: 'restored', epochs: [], steps: idleRun.steps }).trouble?.message).toMatch(/begins anew/);
    // What computed it died: that message says more, and what was measured after the checkpoint is measured again.
    const recovered = run(start, batch(1), epoch(1, true), batch(2), epoch(2, true), { type: 'recovering', message: 'The worker died.' }, restored);
    expect(recovered).toMatchObject({ phase: 'preparing', epochs, batch: null, trouble: { message: 'The worker died.' } });
    expect(run(start, batch(1), { type: 'stop' }, { type: 'recovering', message: '' }).phase).toBe('stopping');
  });

  it('tells of storage that is full for as long as it is', () => {
    const error = { code: 'storage-full', message: 'No room.' };
    expect(run(start, batch(1), { type: 'unkept', error })).toMatchObject({ phase: 'running', trouble: { kind: 'storage', message: 'No room.' } });
    expect(run(start, batch(1), { type: 'unkept', error }, { type: 'kept', epoch: 1, step: 1 }).trouble).toBeNull();
    const waiting = run(start, batch(1), { type: 'unsaved', error });
    expect(waiting).toMatchObject({ phase: 'paused', trouble: { kind: 'unsaved' } });
    expect(reduceRun(waiting, { type: 'resumed' })).toMatchObject({ phase: 'running', trouble: null });
  });
});
