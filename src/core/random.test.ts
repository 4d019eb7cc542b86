import { expect, it } from 'vitest';
import { seededRandom, shuffled } from './random';

it('gives the same numbers for the same seed, all from 0 to below 1 and evenly spread', () => {
  const random = seededRandom(42);
  const numbers = Array.from({ length: 10_000 }, random);
  const again = seededRandom(42);
  expect(numbers.every((number) => number === again() && number >= 0 && number < 1)).toBe(true);
  expect(numbers.reduce((sum, number) => sum + number, 0) / 10_000).toBeCloseTo(0.5, 1);
  expect(seededRandom(43)()).not.toBe(seededRandom(42)());
});

it('shuffles a copy, every order about as often', () => {
  const items = ['a', 'b', 'c'] as const;
  const random = seededRandom(1);
  const counts = new Map<string, number>();
  for (let round = 0; round < 6000; round++) {
    const key = shuffled(items, random).join('');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  expect(items).toEqual(['a', 'b', 'c']);
});
