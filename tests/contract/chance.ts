import { seededRandom, type Random } from '../../src/core/random';

/** Seeded choices for generated cases. */
export class Chance {
  private readonly random: Random;

  constructor(seed: number) {
    this.random = seededRandom(seed);
  }

  /** From `min` to `max`, both included. */
  integer(min: number, max: number): number {
    return min + Math.floor(this.random() * (max - min + 1));
  }

  number(min: number, max: number): number {
    return min + this.random() * (max - min);
  }

  yes(probability = 0.5): boolean {
    return this.random() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.integer(0, items.length - 1)]!;
  }
}
