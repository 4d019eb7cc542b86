/** Along a run of pixels (see `eachRun`), for one tap of a kernel `[rows, columns, channels, multiplier]`. `step` numbers lie between the input's pixels. */

/** Adds kernel times output gradient to the input's gradient. */
export function depthwiseInputRun(dx: usize, dy: usize, filter: usize, channels: i32, multiplier: i32, count: i32, step: i32): void {
  const vectors = multiplier == 1 ? channels & ~3 : 0;
  for (let channel = 0; channel < vectors; channel += 4) {
    const at = (<usize>channel) << 2;
    const factor = v128.load(filter + at);
    let to = dx + at;
    let from = dy + at;
    for (let i = 0; i < count; i++) {
      v128.store(to, f32x4.add(v128.load(to), f32x4.mul(factor, v128.load(from))));
      to += (<usize>step) << 2;
      from += (<usize>channels) << 2;
    }
  }
  for (let channel = vectors; channel < channels; channel++) {
    for (let m = 0; m < multiplier; m++) {
      const output = (<usize>(channel * multiplier + m)) << 2;
      const factor = load<f32>(filter + output);
      let to = dx + ((<usize>channel) << 2);
      let from = dy + output;
      for (let i = 0; i < count; i++) {
        store<f32>(to, load<f32>(to) + factor * load<f32>(from));
        to += (<usize>step) << 2;
        from += (<usize>(channels * multiplier)) << 2;
      }
    }
  }
}

/** Adds input times output gradient to the kernel's gradient. */
export function depthwiseFilterRun(sums: usize, dy: usize, x: usize, channels: i32, multiplier: i32, count: i32, step: i32): void {
  const vectors = multiplier == 1 ? channels & ~3 : 0;
  let channel = 0;
  // Two sums at once: an addition waits for the one before it.
  for (; channel + 8 <= vectors; channel += 8) {
    const at = (<usize>channel) << 2;
    let one = f32x4.splat(0);
    let other = f32x4.splat(0);
    let from = x + at;
    let by = dy + at;
    for (let i = 0; i < count; i++) {
      one = f32x4.add(one, f32x4.mul(v128.load(from), v128.load(by)));
      other = f32x4.add(other, f32x4.mul(v128.load(from, 16), v128.load(by, 16)));
      from += (<usize>step) << 2;
      by += (<usize>channels) << 2;
    }
    const to = sums + at;
    v128.store(to, f32x4.add(v128.load(to), one));
    v128.store(to, f32x4.add(v128.load(to, 16), other), 16);
  }
  for (; channel < vectors; channel += 4) {
    const at = (<usize>channel) << 2;
    let sum = f32x4.splat(0);
    let from = x + at;
    let by = dy + at;
    for (let i = 0; i < count; i++) {
      sum = f32x4.add(sum, f32x4.mul(v128.load(from), v128.load(by)));
      from += (<usize>step) << 2;
      by += (<usize>channels) << 2;
    }
    v128.store(sums + at, f32x4.add(v128.load(sums + at), sum));
  }
  for (; channel < channels; channel++) {
    for (let m = 0; m < multiplier; m++) {
      const output = (<usize>(channel * multiplier + m)) << 2;
      let sum: f32 = 0;
      let from = x + ((<usize>channel) << 2);
      let by = dy + output;
      for (let i = 0; i < count; i++) {
        sum += load<f32>(from) * load<f32>(by);
        from += (<usize>step) << 2;
        by += (<usize>(channels * multiplier)) << 2;
      }
      store<f32>(sums + output, load<f32>(sums + output) + sum);
    }
  }
}
