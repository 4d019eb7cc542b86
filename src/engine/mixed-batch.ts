import { mixed, type Mix } from '../core/augmentation/mixing';
import { shuffled, type Random } from '../core/random';
import type { Boundary } from '../core/training/feature-cut';
import type { Labelled } from './fitting';

/** Each image of a batch mixed with another one of it, drawn by chance; the loss then goes by how much of each class there is. */
export function mixedBatch(batch: readonly Labelled[], mix: Mix, boundary: readonly Boundary[], classCount: number, random: Random): Labelled[] {
  const partners = shuffled(batch, random);
  return batch.map((one, index) => {
    const partner = partners[index]!;
    const parts = one.example.map((own, part) => mixed(own, partner.example[part]!, boundary[part]!.shape, mix));
    const { kept } = parts[0]!;
    const shares = Array.from({ length: classCount }, (_, label) => (label === one.label ? kept : 0) + (label === partner.label ? 1 - kept : 0));
    return { ...one, example: parts.map(({ values }) => values), shares };
  });
}
