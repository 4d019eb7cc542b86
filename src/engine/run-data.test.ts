import { describe, expect, it } from 'vitest';
import { augmented } from '../core/augmentation/augment';
import { augmentationOff, augmentationPresets, type Augmentation } from '../core/augmentation/settings';
import type { TrainImage } from '../protocol/engine';
import type { RecordStorage } from '../protocol/records';
import { ExampleStore } from './example-store';
import type { ImageInput } from './images';
import { RunData } from './run-data';

const input: ImageInput = { layer: 'in', height: 6, width: 5, channels: 3, preprocessing: { scale: 1, offset: 0, color: 'rgb', fit: 'crop' } };
const images: TrainImage[] = Array.from({ length: 7 }, (_, index) => ({ id: `image${index}`, label: index % 3, path: `${index}.png` }));
const pixelsOf = (id: string): Uint8Array => Uint8Array.from({ length: 90 }, (_, at) => (at * 7 + Number(id.at(-1)) * 31) % 256);

const memoryRecords: RecordStorage = {
  open: () => {
    const records = new Map<number, Uint8Array<ArrayBuffer>>();
    return Promise.resolve({ write: async (index, record) => void records.set(index, record), read: async (all) => all.map((index) => records.get(index)!.slice()), remove: async () => records.clear() });
  },
  room: () => Promise.resolve(1e9),
};

async function pixelData(augmentation: Augmentation, memoryBytes = 1e6): Promise<RunData> {
  const store = new ExampleStore(memoryBytes, memoryRecords);
  await store.open('pixels', { lengths: [90], kind: 'uint8' }, new Set(images.map(({ id }) => id)));
  for (const { id } of images) await store.put({ id, view: 0 }, [pixelsOf(id)]);
  return new RunData(store, { config: { seed: 4, augmentation }, input, boundary: [{ name: 'in', shape: [6, 5, 3] }], cached: false, classCount: 3 });
}

/** Features that say which view they are of. */
async function viewData(augmentation: Augmentation, views: number): Promise<RunData> {
  const store = new ExampleStore(1e6, null);
  await store.open('features', { lengths: [1], kind: 'float32' }, new Set(images.map(({ id }) => id)));
  for (const { id } of images) for (let view = 0; view < views; view++) await store.put({ id, view }, [Float32Array.of(view)]);
  return new RunData(store, { config: { seed: 4, augmentation }, input, boundary: [{ name: 'pool', shape: [1] }], cached: true, classCount: 3 });
}

async function readAll(data: RunData, epoch: number, size = 3) {
  const batches = data.epoch(images, epoch, size);
  const read = [];
  for (const at of batches.starts()) read.push(...(await batches.take(at)));
  return read;
}

describe('RunData', () => {
  it('gives the images as they are while nothing is asked for', async () => {
    const data = await pixelData(augmentationOff);
    expect(await readAll(data, 3)).toEqual(images.map(({ id, label }) => ({ id, label, example: [pixelsOf(id)] })));
  });

  it('varies pixels anew in each epoch, and held-out images never', async () => {
    const data = await pixelData(augmentationPresets.gentle);
    for (const epoch of [1, 2]) {
      const expected = images.map(({ id }) => augmented({ ...input, pixels: pixelsOf(id) }, augmentationPresets.gentle, 4, id, epoch));
      expect((await readAll(data, epoch)).map(({ example }) => example[0])).toEqual(expected);
    }
    const plain = data.plain(images, 4);
    expect((await plain.take(0)).map(({ example }) => example[0])).toEqual(images.slice(0, 4).map(({ id }) => pixelsOf(id)));
  });

  it('gives the same batches from a file as from memory, read in any order', async () => {
    const strong = { ...augmentationPresets.strong, cutmix: { alpha: 1 } };
    const expected = await readAll(await pixelData(strong), 2);
    for (const memoryBytes of [0, 200]) {
      const data = await pixelData(strong, memoryBytes);
      expect(await readAll(data, 2)).toEqual(expected);
      expect(await data.epoch(images, 2, 3).take(3)).toEqual(expected.slice(3, 6));
    }
  });

  it('takes one of the kept views in each epoch, each of them sooner or later, the same one for the same epoch', async () => {
    const data = await viewData({ ...augmentationPresets.gentle, views: 3 }, 3);
    const viewsIn = async (epoch: number): Promise<number[]> => (await readAll(data, epoch)).map(({ example }) => example[0]![0]!);
    const all = await Promise.all(Array.from({ length: 20 }, (_, at) => viewsIn(at + 1)));
    for (const [image] of images.entries()) expect(new Set(all.map((views) => views[image])).size).toBe(3);
    expect(await viewsIn(5)).toEqual(all[4]);
    expect((await data.plain(images, 7).take(0)).map(({ example }) => example[0]![0])).toEqual(images.map(() => 0));
  });

  it('mixes within a batch, with shares that add up to 1 and say how much', async () => {
    const data = await pixelData({ ...augmentationOff, mixup: { alpha: 1 } });
    const read = await readAll(data, 1);
    for (const { shares } of read.slice(0, 6)) expect(shares!.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
    expect(read.slice(0, 6).some(({ shares }) => shares!.every((share) => share < 0.999))).toBe(true);
    // A batch of one has nobody to be mixed with.
    expect(read[6]!.shares).toBeUndefined();
    expect(await readAll(data, 1)).toEqual(read);
    expect(await readAll(data, 2)).not.toEqual(read);
  });
});
