/** A tensor's shape without the batch axis, channels last: `[height, width, channels]`. `null` is a size not known before run time. */
export type Shape = readonly (number | null)[];

/** How many numbers a shape holds; null when a size is unknown. */
export function sizeOf(shape: Shape): number | null {
  let size = 1;
  for (const dim of shape) {
    if (dim === null) return null;
    size *= dim;
  }
  return size;
}

/** Equal in rank and in every size. */
export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((dim, axis) => dim === b[axis]);
}

/** `7 × 7 × 256`, with `?` for an unknown size; `scalar` for no axes. */
export function formatShape(shape: Shape): string {
  return shape.length === 0 ? 'scalar' : shape.map((dim) => dim ?? '?').join(' × ');
}
