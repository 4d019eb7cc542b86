import { describe, expect, it } from 'vitest';
import { addImages, emptyDataset, type StoredImage } from './manifest';
import { heldOut, splitDataset } from './split';

const images = (name: string, count: number): StoredImage[] =>
  Array.from({ length: count }, (_, index) => ({ id: `${name} ${index}`, path: `${name}/${index}.jpg`, width: 1, height: 1, bytes: 1, format: 'png' }));

const dataset = addImages(emptyDataset, [...images('a', 50), ...images('b', 7), ...images('c', 2), ...images('d', 1)]);
const ids = (members: readonly { image: { id: string } }[]) => members.map(({ image }) => image.id);

describe('splitDataset', () => {
  const split = splitDataset(dataset, { share: 0.2, seed: 1 });

  it('holds out a share of each class, one at least and never all', () => {
    expect([0, 1, 2, 3].map((label) => split.validation.filter((one) => one.label === label).length)).toEqual([10, 1, 1, 0]);
    expect([...ids(split.train), ...ids(split.validation)].sort()).toEqual(dataset.images.map(({ id }) => id).sort());
    expect(split.byFolder).toBe(false);
  });

  it('draws the same for the same seed, whatever the images\' order, and another for another', () => {
    const turned = { ...dataset, images: dataset.images.toReversed() };
    expect(new Set(ids(splitDataset(turned, { share: 0.2, seed: 1 }).validation))).toEqual(new Set(ids(split.validation)));
    expect(ids(splitDataset(dataset, { share: 0.2, seed: 2 }).validation)).not.toEqual(ids(split.validation));
  });

  it('does not draw the same places in every class', () => {
    const even = addImages(emptyDataset, [...images('a', 30), ...images('b', 30)]);
    const places = (label: number) => splitDataset(even, { share: 0.3, seed: 5 }).validation.filter((one) => one.label === label).map(({ image }) => image.id.slice(2));
    expect(places(0)).not.toEqual(places(1));
  });

  it('holds out none for a share of 0', () => {
    expect(splitDataset(dataset, { share: 0, seed: 1 }).validation).toEqual([]);
  });

  it('does as the folders say, and then draws none', () => {
    const foldered = addImages(dataset, [{ id: 'v', path: 'val/a/v.jpg', width: 1, height: 1, bytes: 1, format: 'png' }]);
    const result = splitDataset(foldered, { share: 0.5, seed: 1 });
    expect(ids(result.validation)).toEqual(['v']);
    expect(result.byFolder).toBe(true);
  });

  it('draws after all where the folders would leave nothing to train on', () => {
    const onlyTest = addImages(emptyDataset, images('a', 4).map((one) => ({ ...one, path: `test/${one.path}` })));
    expect(splitDataset(onlyTest, { share: 0.25, seed: 1 })).toMatchObject({ byFolder: false, train: { length: 3 }, validation: { length: 1 } });
  });
});

it('holds out at least one of two and leaves at least one', () => {
  for (let count = 0; count < 40; count++) {
    for (const share of [0.01, 0.2, 0.5, 0.9]) {
      const held = heldOut(count, share);
      if (count < 2) expect(held).toBe(0);
      else expect(held >= 1 && held <= count - 1 && Math.abs(held - count * share) <= 1).toBe(true);
    }
  }
});
