import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { firstPosition } from '../core/training/checkpoint';
import { decodeCheckpoint } from '../core/training/checkpoint-format';
import type { CheckpointStorage } from '../protocol/checkpoints';
import { GraftFailure } from '../protocol/errors';
import type { Fitting } from './fitting';
import { Keeper, readCheckpoint } from './keeper';

const run = { runId: 'one', backend: 'cpu', features: true } as const;
const fitting = { state: () => Promise.resolve({ optimizer: { step: 1, pending: 0 }, tensors: { 'weights/a': Float32Array.of(1) } }) } as unknown as Fitting;

/** Takes so many milliseconds for a write. */
function slow(milliseconds: number) {
  const places = new Map<number, Uint8Array<ArrayBuffer>>();
  let writes = 0;
  const storage: CheckpointStorage = {
    write: async (_id, place, bytes) => {
      writes += 1;
      vi.advanceTimersByTime(milliseconds);
      places.set(place, bytes);
    },
    read: () => Promise.resolve([...places.values()].map((bytes) => new Blob([bytes]))),
    clear: () => Promise.resolve(places.clear()),
  };
  return { storage, places, writes: () => writes };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setTimeout'] }));
afterEach(() => void vi.useRealTimers());

it.each([[100, 40], [20, 5], [10_000, 150]])('epochs of %d ms with writes of %d ms give checkpoints at most a fiftieth of the time', async (epochTime, writeTime) => {
  const { storage, writes } = slow(writeTime);
  const keeper = new Keeper(storage, run, { from: null, units: 2 });
  const began = performance.now();
  for (let epoch = 1; epoch <= 400; epoch++) {
    vi.advanceTimersByTime(epochTime);
    if (keeper.dueAtEpoch) await keeper.keep(fitting, { ...firstPosition, epoch: epoch + 1 });
  }
  const spent = (writes() * writeTime) / (performance.now() - began);
  expect(spent).toBeLessThan(0.021);
  // As often as that allows: each epoch's where epochs are long.
  if (epochTime === 10_000) expect(writes()).toBe(400);
  else expect(spent).toBeGreaterThan(0.018);
});

it('an epoch that goes on and on is kept every 30 seconds, seldomer where a write takes long', async () => {
  for (const [writeTime, gap] of [[100, 30_000], [3_000, 150_000], [3_600_000, 300_000]] as const) {
    const keeper = new Keeper(slow(writeTime).storage, run, { from: null, units: 2 });
    await keeper.keep(fitting, firstPosition);
    let waited = 0;
    while (!keeper.due) {
      vi.advanceTimersByTime(500);
      waited += 500;
    }
    expect(waited).toBe(gap);
  }
});

it('writes two places in turn, and reads the later one', async () => {
  const { storage, places } = slow(1);
  const keeper = new Keeper(storage, run, { from: null, units: 2 });
  keeper.validation = [[0.25, 0.75]];
  for (const step of [1, 2, 3]) expect(await keeper.keep(fitting, { ...firstPosition, step })).toEqual({ type: 'kept', epoch: 1, step });
  expect([...places.values()].map((bytes) => decodeCheckpoint(bytes)!.position.step).sort()).toEqual([2, 3]);
  const last = (await readCheckpoint(storage, 'one'))!;
  expect(last).toMatchObject({ position: { step: 3 }, backend: 'cpu' });
  const next = new Keeper(storage, run, { from: last, units: 2 });
  expect(next.start.step).toBe(3);
  expect(next.validation).toEqual([[0.25, 0.75]]);
  await next.keep(fitting, { ...firstPosition, step: 4 });
  expect((await readCheckpoint(storage, 'one'))!.position.step).toBe(4);
  expect(await readCheckpoint(storage, 'another')).toBeNull();
});

it('tells when storage refuses, and keeps the last whole one', async () => {
  const { storage } = slow(1);
  const keeper = new Keeper(storage, run, { from: null, units: 2 });
  await keeper.keep(fitting, { ...firstPosition, step: 1 });
  const full = new Keeper({ ...storage, write: () => Promise.reject(new GraftFailure({ code: 'storage-full', message: 'No room.' })) }, run, { from: await readCheckpoint(storage, 'one'), units: 2 });
  expect(await full.keep(fitting, { ...firstPosition, step: 2 })).toEqual({ type: 'unkept', error: { code: 'storage-full', message: 'No room.' } });
  expect((await readCheckpoint(storage, 'one'))!.position.step).toBe(1);
});

it('without storage nothing is ever due', () => {
  const keeper = new Keeper(null, run, { from: null, units: 2 });
  vi.advanceTimersByTime(100_000);
  expect([keeper.due, keeper.dueAtEpoch]).toEqual([false, false]);
});
