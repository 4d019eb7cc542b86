import { z } from 'zod';
import type { LayerConfig } from '../layers/definition';

const deepest = 12;
const mostValues = 20_000;

/** A layer's config from anywhere: plain JSON of bounded depth and size. The layer's own schema judges what is in it. */
export const boundedJson = z.custom<LayerConfig>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && isBounded(value),
  `must be an object at most ${deepest} levels deep, of at most ${mostValues} values`,
);

function isBounded(root: object): boolean {
  let count = 0;
  const waiting: [value: unknown, depth: number][] = [[root, 0]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, depth] = next;
    if (++count > mostValues || depth > deepest) return false;
    if (typeof value !== 'object' || value === null) continue;
    // Spread into another object, it would change what that object inherits.
    if (Object.hasOwn(value, '__proto__')) return false;
    for (const one of Object.values(value)) waiting.push([one, depth + 1]);
  }
  return true;
}
