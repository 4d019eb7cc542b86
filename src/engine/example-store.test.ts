import { beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { RecordFile, RecordStorage } from '../protocol/records';
import { ExampleStore, type ExampleLayout } from './example-store';

class MemoryRecords implements RecordStorage {
  opened = 0;
  removed = 0;
  readonly records = new Map<number, Uint8Array<ArrayBuffer>>();

  open(recordBytes: number): Promise<RecordFile> {
    this.opened += 1;
    return Promise.resolve({
      write: async (index, record) => {
        expect(record).toHaveLength(recordBytes);
        this.records.set(index, record.slice());
      },
      read: async (indices) => indices.map((index) => this.records.get(index)!.slice()),
      remove: async () => {
        this.removed += 1;
        this.records.clear();
      },
    });
  }

  room = (): Promise<number> => Promise.resolve(1000);
}

const layout: ExampleLayout = { lengths: [3, 2], kind: 'float32' };
const example = (n: number): Float32Array[] => [Float32Array.of(n, n / 3, -n), Float32Array.of(0.1 * n, 1e-30)];
const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `image${index}`);

let records: MemoryRecords;
beforeEach(() => {
  records = new MemoryRecords();
});

async function filled(memoryBytes: number, count: number, how = layout): Promise<ExampleStore> {
  const store = new ExampleStore(memoryBytes, records);
  await store.open('key', how, new Set(ids(count)));
  for (const [n, id] of ids(count).entries()) await store.put({ id, view: 0 }, example(n));
  return store;
}

describe('ExampleStore', () => {
  it('gives back to the bit what was put in, whatever fits in memory', async () => {
    for (const memoryBytes of [0, 20, 59, 60, 1000]) {
      const store = await filled(memoryBytes, 5);
      expect(store.inMemory).toBe(memoryBytes >= 100);
      const order = [4, 0, 0, 2, 1, 3];
      expect(await store.read(order.map((n) => ({ id: `image${n}`, view: 0 })))).toEqual(order.map(example));
    }
  });

  it('keeps no more in memory than it may', async () => {
    await filled(60, 8);
    expect(records.records.size).toBe(5);
  });

  it('keeps pixels as bytes, and features as halves where that is asked for', async () => {
    const pixels = new ExampleStore(0, records);
    await pixels.open('key', { lengths: [3], kind: 'uint8' }, new Set(['a']));
    await pixels.put({ id: 'a', view: 0 }, [Uint8Array.of(1, 255, 0)]);
    expect(await pixels.read([{ id: 'a', view: 0 }])).toEqual([[Uint8Array.of(1, 255, 0)]]);
    for (const memoryBytes of [0, 1000]) {
      const halves = await filled(memoryBytes, 3, { ...layout, kind: 'float16' });
      const [read] = await halves.read([{ id: 'image2', view: 0 }]);
      expect(read![0]).toEqual(Float32Array.of(2, 0.66650390625, -2));
    }
  });

  it('tells the views of an image apart', async () => {
    const store = await filled(20, 1);
    expect(store.has({ id: 'image0', view: 1 })).toBe(false);
    await store.put({ id: 'image0', view: 1 }, example(9));
    expect(await store.read([{ id: 'image0', view: 1 }, { id: 'image0', view: 0 }])).toEqual([example(9), example(0)]);
  });

  it('forgets all under another key, and images that went under the same', async () => {
    const store = await filled(20, 4);
    await store.open('key', layout, new Set(['image0', 'image3', 'new']));
    expect(ids(4).map((id) => store.has({ id, view: 0 }))).toEqual([true, false, false, true]);
    await store.put({ id: 'new', view: 0 }, example(7));
    expect(records.records.size).toBe(3);
    expect(await store.read([{ id: 'new', view: 0 }, { id: 'image3', view: 0 }])).toEqual([example(7), example(3)]);
    await store.open('other', layout, new Set(['image0']));
    expect(store.has({ id: 'image0', view: 0 })).toBe(false);
    expect(records.removed).toBe(1);
  });

  it('never mixes records up, however images come and go', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 10 }), { maxLength: 6 }), fc.integer({ min: 0, max: 120 }), async (rounds, memoryBytes) => {
      const store = new ExampleStore(memoryBytes, new MemoryRecords());
      for (const round of rounds) {
        await store.open('key', layout, new Set(round.map(String)));
        for (const n of round) if (!store.has({ id: String(n), view: 0 })) await store.put({ id: String(n), view: 0 }, example(n));
        expect(await store.read(round.map((n) => ({ id: String(n), view: 0 })))).toEqual(round.map(example));
      }
    }));
  });
});
