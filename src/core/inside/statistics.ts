/** What a list of numbers is like. Where there are none, or none that is finite, the figures are 0. */
export interface Statistics {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Standard deviation, of all the numbers and not of a sample. */
  readonly deviation: number;
  /** How many are exactly 0. */
  readonly zeros: number;
  /** How many are infinite or no numbers; the other figures leave them out. */
  readonly broken: number;
}

/** In two passes: the deviation of numbers that differ little from a large mean stays right. */
export function statisticsOf(values: ArrayLike<number>): Statistics {
  let [min, max, sum, zeros, broken] = [Infinity, -Infinity, 0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) {
      broken += 1;
      continue;
    }
    if (value < min) min = value;
    if (value > max) max = value;
    if (value === 0) zeros += 1;
    sum += value;
  }
  const finite = values.length - broken;
  if (finite === 0) return { count: values.length, min: 0, max: 0, mean: 0, deviation: 0, zeros, broken };
  const mean = sum / finite;
  let squares = 0;
  for (let i = 0; i < values.length; i++) if (Number.isFinite(values[i])) squares += (values[i]! - mean) ** 2;
  return { count: values.length, min, max, mean, deviation: Math.sqrt(squares / finite), zeros, broken };
}

/** How many numbers fall into each of `bins` equal parts of `from` to `to`, both ends included; others are left out. */
export function histogramOf(values: ArrayLike<number>, bins: number, from: number, to: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  const width = (to - from) / bins;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value >= from && value <= to)) continue;
    counts[width > 0 ? Math.min(bins - 1, Math.floor((value - from) / width)) : 0]! += 1;
  }
  return counts;
}

/** `now - before`, number by number. @throws RangeError when there are not as many. */
export function differenceOf(now: Float32Array, before: Float32Array): Float32Array<ArrayBuffer> {
  if (now.length !== before.length) throw new RangeError(`${now.length} numbers cannot be compared with ${before.length}.`);
  return Float32Array.from(now, (value, index) => value - before[index]!);
}
