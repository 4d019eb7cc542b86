import { beforeAll, describe, expect, it } from 'vitest';
import { augmentationPresets, augmentationSchema } from '../../src/core/augmentation/settings';
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

const gentle = { ...augmentationPresets.gentle, views: 3 };
const frozen = () => mobileLike(store, { base: true });

describe('on a frozen prefix', () => {
  it('computes so many views of each training image once, and trains on them the same way again, from memory or from a file', async () => {
    const read: string[] = [];
    const engine = new Engine({ ...store, readImage: (id) => (read.push(id), store.readImage(id)) });
    const request = requestOf(frozen(), train, validation, { epochs: 4, augmentation: gentle });
    const events = await trainAll(engine, request);
    expect(eventsOf(events, 'progress').filter(({ phase }) => phase === 'views').at(-1)).toMatchObject({ done: 30 * 3 + 12, total: 30 * 3 + 12 });
    expect(eventsOf(events, 'started')[0]!.cachedLayers).toBeGreaterThan(5);
    expect(lossesOf(await trainAll(engine, request))).toEqual(lossesOf(events));
    expect(read).toHaveLength(42);
    const streamed = await trainAll(new Engine({ ...store, records: recordStorage, exampleBytes: 5000 }), request);
    expect(lossesOf(streamed)).toEqual(lossesOf(events));
  });

  it('is off with one view, and computes anew when what it does has changed', async () => {
    const read: string[] = [];
    const engine = new Engine({ ...store, readImage: (id) => (read.push(id), store.readImage(id)) });
    const losses = async (augmentation: Partial<typeof gentle>): Promise<number[]> =>
      lossesOf(await trainAll(engine, requestOf(frozen(), train, validation, { epochs: 2, augmentation: augmentationSchema.parse(augmentation) })));
    const plain = await losses({});
    expect(await losses({ ...gentle, views: 1 })).toEqual(plain);
    expect(read).toHaveLength(42);
    expect(await losses(gentle)).not.toEqual(plain);
    expect(read).toHaveLength(2 * 42);
    // Mixing is done with what is kept.
    await losses({ ...gentle, mixup: { alpha: 0.4 } });
    expect(read).toHaveLength(2 * 42);
  });
});

describe('without one', () => {
  it('varies and mixes pixels the same way again', async () => {
    const plan = mobileLike(store, { base: false });
    const losses = async (how: Partial<typeof gentle>): Promise<number[]> =>
      lossesOf(await trainAll(store.engine(), requestOf(plan, train, validation, { epochs: 2, augmentation: augmentationSchema.parse(how) })));
    const all = { ...augmentationPresets.strong, cutmix: { alpha: 1 } };
    const first = await losses(all);
    expect(await losses(all)).toEqual(first);
    expect(await losses({})).not.toEqual(first);
    expect(first.every(Number.isFinite)).toBe(true);
  });

  it('leaves no tensor behind', async () => {
    const engine = store.engine();
    const request = requestOf(mobileLike(store, { base: false }), train, validation, { epochs: 1, augmentation: augmentationPresets.strong });
    await trainAll(engine, request);
    const before = (await engine.memory()).numTensors;
    await trainAll(engine, { ...request, config: { ...request.config, epochs: 5 } });
    expect((await engine.memory()).numTensors).toBe(before);
  });
});
