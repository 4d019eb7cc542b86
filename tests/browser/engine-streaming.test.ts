import { beforeAll, expect, it } from 'vitest';
import { Engine } from '../../src/engine/trainer';
import type { TrainImage } from '../../src/protocol/engine';
import { recordStorage } from '../../src/storage/records';
import { mobileLike } from './networks';
import { drawSmallSet, eventsOf, lossesOf, MemoryStore, requestOf, trainAll } from './plans';

const store = new MemoryStore();
let train: TrainImage[];
let validation: TrainImage[];

beforeAll(async () => {
  ({ train, validation } = await drawSmallSet(store));
});

const inMemory = (): Engine => store.engine();
const streaming = (exampleBytes: number): Engine => new Engine({ ...store, records: recordStorage, exampleBytes });

for (const [what, featureCache] of [['features', true], ['pixels', false]] as const) {
  it(`${what} that are read from a file give the losses that those in memory give, to the bit`, async () => {
    const request = requestOf(mobileLike(store, { base: true }, { dropout: 0.3 }), train, validation, { epochs: 3, featureCache });
    const expected = await trainAll(inMemory(), request);
    for (const exampleBytes of [0, 10_000]) {
      const engine = streaming(exampleBytes);
      const events = await trainAll(engine, request);
      expect(eventsOf(events, 'started')[0]!.cachedLayers).toBe(eventsOf(expected, 'started')[0]!.cachedLayers);
      expect(lossesOf(events)).toEqual(lossesOf(expected));
      expect(lossesOf(await trainAll(engine, request))).toEqual(lossesOf(expected));
    }
  });
}

it('falls back to pixels where neither memory nor disk holds the features', async () => {
  const engine = new Engine({ ...store, exampleBytes: 10 });
  const events = await trainAll(engine, requestOf(mobileLike(store, { base: true }), train, validation, { epochs: 1 }));
  expect(eventsOf(events, 'started')[0]!.cachedLayers).toBe(0);
});

it('features of half precision train to the same accuracy', async () => {
  const plan = mobileLike(store, { base: true });
  const last = async (halfFeatures: boolean) => eventsOf(await trainAll(inMemory(), requestOf(plan, train, validation, { epochs: 12, halfFeatures })), 'epoch').at(-1)!;
  const [single, half] = [await last(false), await last(true)];
  expect(half.valLoss).not.toBe(single.valLoss);
  expect(Math.abs(half.valLoss! - single.valLoss!)).toBeLessThan(0.01 * single.valLoss!);
  expect(half.valAccuracy).toBe(single.valAccuracy);
});

it('in a worker, records lie in one file that is gone afterwards', async () => {
  const worker = new Worker(new URL('./support/records.worker.ts', import.meta.url), { type: 'module' });
  const answer = await new Promise<unknown>((resolve, reject) => {
    worker.onmessage = (event) => resolve(event.data);
    worker.onerror = reject;
    worker.postMessage(null);
  });
  worker.terminate();
  const record = (index: number): number[] => [index, 10 + index, 0, 255];
  expect(answer).toEqual({ read: [2, 3, 0, 2].map(record), sizes: [16], left: [] });
});
