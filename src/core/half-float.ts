/** The largest number that IEEE 754's binary16 holds; what is beyond is kept as this. */
const largest = 65_504;
const bits = new Uint32Array(1);
const number = new Float32Array(bits.buffer);

/** The nearest half's bits, ties to even; numbers beyond the largest half become it, so that none turns infinite. */
export function toHalf(value: number): number {
  number[0] = Math.min(largest, Math.max(-largest, value));
  const single = bits[0]!;
  const sign = (single >>> 16) & 0x8000;
  const exponent = ((single >>> 23) & 0xff) - 112;
  if ((single & 0x7fffffff) > 0x7f800000) return sign | 0x7e00;
  if (exponent < -10) return sign;
  // Below the smallest normal half the leading one is written out and shifted.
  const fraction = exponent <= 0 ? ((single & 0x7fffff) | 0x800000) >>> (1 - exponent) : single & 0x7fffff;
  const lost = exponent <= 0 && (((single & 0x7fffff) | 0x800000) & ((1 << (1 - exponent)) - 1)) !== 0 ? 1 : 0;
  const kept = (Math.max(0, exponent) << 10) | (fraction >>> 13);
  const rest = (fraction & 0x1fff) | lost;
  return sign | (rest > 0x1000 || (rest === 0x1000 && (kept & 1) === 1) ? kept + 1 : kept);
}

/** The number that these bits of IEEE 754's binary16 stand for. */
export function fromHalf(bits: number): number {
  const [sign, exponent, fraction] = [bits & 0x8000 ? -1 : 1, (bits >> 10) & 0x1f, bits & 0x3ff];
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

let table: Float32Array | null = null;

/** Of all halves, by their bits: worked out once. */
function numbers(): Float32Array {
  table ??= Float32Array.from({ length: 0x10000 }, (_, half) => fromHalf(half));
  return table;
}

export const toHalves = (values: Float32Array): Uint16Array<ArrayBuffer> => Uint16Array.from(values, toHalf);

export function fromHalves(halves: Uint16Array): Float32Array<ArrayBuffer> {
  const known = numbers();
  const values = new Float32Array(halves.length);
  for (let i = 0; i < halves.length; i++) values[i] = known[halves[i]!]!;
  return values;
}
