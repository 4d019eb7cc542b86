/** Along a run of pixels (see `eachRun`), for one tap. `width` numbers lie between the rows of the unrolled input, `step` between the input's pixels. */

/** Copies what the tap reads. */
export function unrollRun(unrolled: usize, x: usize, channels: i32, count: i32, width: i32, step: i32): void {
  for (let i = 0; i < count; i++) {
    copy(unrolled, x, channels);
    unrolled += (<usize>width) << 2;
    x += (<usize>step) << 2;
  }
}

/** Adds back to where the tap reads. */
export function rollRun(dx: usize, unrolled: usize, channels: i32, count: i32, width: i32, step: i32): void {
  const vectors = (<usize>(channels & ~3)) << 2;
  const size = (<usize>channels) << 2;
  for (let i = 0; i < count; i++) {
    let at: usize = 0;
    for (; at < vectors; at += 16) v128.store(dx + at, f32x4.add(v128.load(dx + at), v128.load(unrolled + at)));
    for (; at < size; at += 4) store<f32>(dx + at, load<f32>(dx + at) + load<f32>(unrolled + at));
    unrolled += (<usize>width) << 2;
    dx += (<usize>step) << 2;
  }
}

/** Of few numbers, for which memory.copy takes too long to begin. */
function copy(to: usize, from: usize, count: i32): void {
  const vectors = (<usize>(count & ~3)) << 2;
  let at: usize = 0;
  for (; at < vectors; at += 16) v128.store(to + at, v128.load(from + at));
  for (; at < (<usize>count) << 2; at += 4) store<f32>(to + at, load<f32>(from + at));
}
