/** Seeded choices; `next` gives numbers in [0, 1). */
export class Chance {
  constructor(readonly next: () => number) {}

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  integer(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  pick<T>(options: readonly T[]): T {
    return options[Math.floor(this.next() * options.length)]!;
  }

  maybe(probability: number): boolean {
    return this.next() < probability;
  }
}
