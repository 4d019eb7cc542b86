import { seededRandom, shuffled } from '../random';
import type { Dataset, ImageEntry } from './types';

/** An image and its class's index. */
export interface LabelledImage {
  readonly image: ImageEntry;
  readonly label: number;
}

export interface Split {
  readonly train: readonly LabelledImage[];
  readonly validation: readonly LabelledImage[];
  /** The person's folders decided, not chance. */
  readonly byFolder: boolean;
}

export interface SplitOptions {
  /** Share of each class held out, 0 to 0.9. */
  readonly share: number;
  readonly seed: number;
}

/**
 * Which images are trained on and which are held out. Where folders say what is for validation (and
 * leave something to train on), that is it. Otherwise `share` of each
 * class, drawn by `seed` from the images' ids, so that neither their order nor another class's images change the draw: at least one of a
 * class that has two or more, and never the last one. A share of 0 holds out none.
 */
export function splitDataset(dataset: Dataset, { share, seed }: SplitOptions): Split {
  const labels = new Map(dataset.classes.map(({ id }, index) => [id, index]));
  const all = dataset.images.flatMap((image): LabelledImage[] => {
    const label = labels.get(image.classId);
    return label === undefined ? [] : [{ image, label }];
  });
  const byFolder = all.some(({ image }) => image.split === 'validation') && all.some(({ image }) => image.split !== 'validation');
  const held = byFolder ? new Set(all.filter(({ image }) => image.split === 'validation').map(({ image }) => image.id)) : drawn(all, share, seed);
  return {
    train: all.filter(({ image }) => !held.has(image.id)),
    validation: all.filter(({ image }) => held.has(image.id)),
    byFolder,
  };
}

function drawn(all: readonly LabelledImage[], share: number, seed: number): ReadonlySet<string> {
  if (share <= 0) return new Set();
  const idsByLabel = new Map<number, string[]>();
  for (const { image, label } of all) {
    const ids = idsByLabel.get(label);
    if (ids) ids.push(image.id);
    else idsByLabel.set(label, [image.id]);
  }
  const held = [...idsByLabel].flatMap(([label, ids]) =>
    shuffled(ids.sort(), seededRandom(seed + label * 0x9e3779b1)).slice(0, heldOut(ids.length, share)),
  );
  return new Set(held);
}

/** How many of `count` images are held out. */
export function heldOut(count: number, share: number): number {
  if (count < 2 || share <= 0) return 0;
  return Math.min(Math.max(Math.round(count * share), 1), count - 1);
}
