import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { quickest } from '../../src/core/training/backend-trials';
import type { TrainImage } from '../../src/protocol/engine';
import { mobileLike } from './networks';
import { drawImages, eventsOf, MemoryStore, requestOf, trainAll } from './plans';

const store = new MemoryStore();
let images: TrainImage[];

beforeAll(async () => {
  images = await drawImages(store, 20, 2);
});
afterEach(() => void vi.restoreAllMocks());

const run = async (engine: ReturnType<MemoryStore['engine']>, changes: Parameters<typeof requestOf>[3] = {}, plan = mobileLike(store, { base: true })) =>
  eventsOf(await trainAll(engine, requestOf(plan, images.slice(0, 16), images.slice(16), { backend: 'auto', epochs: 2, ...changes })), 'started')[0]!.backend;

/** WebGL here is drawn in software, as is WebGPU, which is not tried at all. */
describe('Backend auto', () => {
  it('tries what there is, takes the quickest, says how they did, and leaves nothing of it', async () => {
    const engine = store.engine();
    // Starts all backends and keeps what they keep.
    await engine.backends();
    await run(engine, { backend: 'wasm' });
    const { numTensors } = await engine.memory();
    const { name, trials } = await run(engine);
    expect(trials!.map((trial) => trial.name)).toEqual(['wasm', 'webgl']);
    expect(trials![0]!.milliseconds).toBeGreaterThan(0);
    expect(trials!.every(({ failed }) => !failed)).toBe(true);
    // Two epochs of two steps; every image goes through the frozen part once.
    expect(name).toBe(quickest(trials!.map((trial) => ({ ...trial, software: trial.name === 'webgl' })), { steps: 4, images: 20 }));
    expect(trials![0]!.perImage).toBeGreaterThan(0);
    await vi.waitFor(async () => expect((await engine.memory()).numTensors).toBe(numTensors), 20_000);
  });

  it('remembers it for runs of the same shape, and tries anew for others', async () => {
    const engine = store.engine();
    const first = await run(engine);
    expect((await run(engine, { learningRate: 0.002 })).trials).toBe(first.trials);
    expect((await run(engine, { batchSize: 4 })).trials).not.toBe(first.trials);
    const other = mobileLike(store, { base: true });
    const wider = { ...other, layers: other.layers.map((layer) => ({ ...layer, trainable: true })) };
    expect((await run(engine, {}, wider)).trials).not.toBe(first.trials);
  });

  it('tries nothing where a backend was chosen, nor where there is only one', async () => {
    const engine = store.engine();
    expect((await run(engine, { backend: 'webgl', epochs: 1 })).trials).toBeUndefined();
    // As Safari has it: no WebGL in a worker.
    const { getContext } = OffscreenCanvas.prototype;
    vi.spyOn(OffscreenCanvas.prototype, 'getContext').mockImplementation(function (this: OffscreenCanvas, ...given: Parameters<OffscreenCanvas['getContext']>) {
      return String(given[0]).startsWith('webgl') ? null : Reflect.apply(getContext, this, given);
    } as typeof getContext);
    expect(await run(store.engine())).toMatchObject({ name: 'wasm', trials: undefined });
  });

  it('cuts off what is too slow, and trains on', async () => {
    const engine = store.engine();
    const plan = mobileLike(store, { base: true });
    const whole = { ...plan, layers: plan.layers.map((layer) => ({ ...layer, trainable: true })) };
    const { name, trials } = await run(engine, { batchSize: 16 }, whole);
    expect(name).toBe('wasm');
    expect(trials!.find((trial) => trial.name === 'webgl')).toMatchObject({ milliseconds: null, failed: false });
  });
});
