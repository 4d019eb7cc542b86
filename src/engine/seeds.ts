import { seededRandom, shuffled } from '../core/random';

/** The numbers 0 to n - 1 in an order that depends on the seed alone. */
export function shuffledIndices(n: number, seed: number): number[] {
  return shuffled(Array.from({ length: n }, (_, index) => index), seededRandom(seed));
}
