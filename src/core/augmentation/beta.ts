import type { Random } from '../random';

/** Box and Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Marsaglia and Tsang, A simple method for generating gamma variables (ACM TOMS 26, 2000), with their power of a uniform for shapes below 1. */
function gamma(shape: number, random: Random): number {
  if (shape < 1) return gamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A number between 0 and 1 from the beta distribution of two equal shapes: near the ends for small ones, uniform for 1. */
export function symmetricBeta(shape: number, random: Random): number {
  const [one, other] = [gamma(shape, random), gamma(shape, random)];
  // Tiny shapes can make both so small that they are 0: then either end will do.
  return one + other > 0 ? one / (one + other) : Number(random() < 0.5);
}
