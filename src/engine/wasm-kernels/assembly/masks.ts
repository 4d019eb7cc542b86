/** Gradient of clipping: that of the output where the input lies between the bounds, they among it, and 0 elsewhere. */
export function clipGradient(dx: usize, x: usize, dy: usize, low: f32, high: f32, size: i32): void {
  const vectors = (<usize>(size & ~3)) << 2;
  const least = f32x4.splat(low);
  const most = f32x4.splat(high);
  for (let at: usize = 0; at < vectors; at += 16) {
    const value = v128.load(x + at);
    v128.store(dx + at, v128.and(v128.load(dy + at), v128.and(f32x4.ge(value, least), f32x4.le(value, most))));
  }
  for (let at = vectors; at < (<usize>size) << 2; at += 4) {
    const value = load<f32>(x + at);
    store<f32>(dx + at, value >= low && value <= high ? load<f32>(dy + at) : 0);
  }
}

/** Gradient of ReLU: that of the output times 1 where the input is above 0, 0 where it is not, NaN where it is none. */
export function reluGradient(dx: usize, x: usize, dy: usize, size: i32): void {
  const vectors = (<usize>(size & ~3)) << 2;
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  for (let at: usize = 0; at < vectors; at += 16) {
    const value = v128.load(x + at);
    const step = v128.or(v128.and(f32x4.gt(value, zero), one), v128.and(f32x4.ne(value, value), value));
    v128.store(dx + at, f32x4.mul(v128.load(dy + at), step));
  }
  for (let at = vectors; at < (<usize>size) << 2; at += 4) {
    const value = load<f32>(x + at);
    const step: f32 = value > 0 ? 1 : value == value ? 0 : value;
    store<f32>(dx + at, load<f32>(dy + at) * step);
  }
}
