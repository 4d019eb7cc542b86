/**
 * One step of Adam (see engine/optimizers/adam), in the order of its ops, so that the numbers are the same to the bit. What it starts from stays as it is.
 * @param share1 how far the mean moves towards the gradient, and `share2` that of its square
 * @param alpha learning rate, corrected for the start of both means
 * @param decay share of the variable that is taken off it beforehand; @param part multiplies the step
 */
export function adam(
  nextVariable: usize, nextMean: usize, nextSquare: usize, variable: usize, mean: usize, square: usize, gradient: usize,
  share1: f32, share2: f32, alpha: f32, epsilon: f32, decay: f32, part: f32, size: i32,
): void {
  const vectors = (<usize>(size & ~3)) << 2;
  for (let at: usize = 0; at < vectors; at += 16) {
    const g = v128.load(gradient + at);
    const m = towards(v128.load(mean + at), g, share1);
    const v = towards(v128.load(square + at), f32x4.mul(g, g), share2);
    const change = f32x4.div(f32x4.mul(m, f32x4.splat(alpha)), f32x4.add(f32x4.sqrt(v), f32x4.splat(epsilon)));
    const before = v128.load(variable + at);
    const kept = f32x4.sub(before, f32x4.mul(before, f32x4.splat(decay)));
    v128.store(nextVariable + at, f32x4.sub(kept, f32x4.mul(change, f32x4.splat(part))));
    v128.store(nextMean + at, m);
    v128.store(nextSquare + at, v);
  }
  for (let at = vectors; at < (<usize>size) << 2; at += 4) {
    const g = load<f32>(gradient + at);
    const mBefore = load<f32>(mean + at);
    const vBefore = load<f32>(square + at);
    const m = mBefore + (g - mBefore) * share1;
    const v = vBefore + (g * g - vBefore) * share2;
    const change: f32 = (m * alpha) / (sqrt<f32>(v) + epsilon);
    const before = load<f32>(variable + at);
    store<f32>(nextVariable + at, before - before * decay - change * part);
    store<f32>(nextMean + at, m);
    store<f32>(nextSquare + at, v);
  }
}

function towards(mean: v128, next: v128, share: f32): v128 {
  return f32x4.add(mean, f32x4.mul(f32x4.sub(next, mean), f32x4.splat(share)));
}
