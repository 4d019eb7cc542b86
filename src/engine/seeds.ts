import { seededRandom, shuffled } from '../core/random';

/** A 31-bit seed that depends on every part (FNV-1a over their text), never 0: tfjs takes 0 for "no seed" in places. */
export function seedOf(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const char of parts.join('\u0000')) {
    hash ^= char.codePointAt(0)!;
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 1) || 1;
}

/** The numbers 0 to n - 1 in an order that depends on the seed alone. */
export function shuffledIndices(n: number, seed: number): number[] {
  return shuffled(Array.from({ length: n }, (_, index) => index), seededRandom(seed));
}
