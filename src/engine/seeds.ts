import { seededRandom, seedOf, shuffled } from '../core/random';

/** The numbers 0 to n - 1 in an order that depends on the seed alone. */
export function shuffledIndices(n: number, seed: number): number[] {
  return shuffled(Array.from({ length: n }, (_, index) => index), seededRandom(seed));
}

/** The training images of an epoch, counted from 1, in its order. */
export const epochOrder = <T>(images: readonly T[], seed: number, epoch: number): T[] => shuffledIndices(images.length, seedOf(seed, 'shuffle', epoch)).map((index) => images[index]!);
