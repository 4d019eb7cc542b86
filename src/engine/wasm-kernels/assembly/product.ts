/**
 * Matrix product by blocks that stay near the processor, after Goto and van de Geijn (Anatomy of High-Performance Matrix Multiplication, 2008):
 * tiles of 4 x 8 sums in registers, the right side packed in panels of 8 columns. tfjs's own (XNNPACK) is as quick where the right side stays the same
 * from call to call, but packs it anew for each that it has not seen, as a weight after an update is.
 */
const depthBlock: i32 = 256;
const rowBlock: i32 = 64;

/** Numbers that `product` needs at `scratch`. */
export function productScratch(columns: i32, inner: i32): i32 {
  return min(inner, depthBlock) * (((columns + 7) & ~7) + rowBlock) + 32;
}

/**
 * `out [rows, columns]` = `a [rows, inner]` times `b [inner, columns]`, or that added to it.
 * @param turnedA whether `a` lies as `[inner, rows]`; @param turnedB whether `b` lies as `[columns, inner]`
 */
export function product(out: usize, a: usize, b: usize, rows: i32, columns: i32, inner: i32, turnedA: bool, turnedB: bool, add: bool, scratch: usize): void {
  const deepest = <usize>min(inner, depthBlock);
  const packedA = scratch + ((deepest * <usize>((columns + 7) & ~7)) << 2);
  const tile = packedA + ((deepest * <usize>rowBlock) << 2);
  for (let start = 0; start < inner; start += depthBlock) {
    const depth = min(depthBlock, inner - start);
    if (turnedB) packTurned(scratch, b + ((<usize>start) << 2), columns, depth, inner);
    else pack(scratch, b + ((<usize>start * <usize>columns) << 2), columns, depth);
    for (let top = 0; top < rows; top += rowBlock) {
      const height = min(rowBlock, rows - top);
      if (turnedA) packSlivers(packedA, a + ((<usize>start * <usize>rows + <usize>top) << 2), height, depth, rows);
      block(out + ((<usize>top * <usize>columns) << 2), turnedA ? packedA : a + ((<usize>top * <usize>inner + <usize>start) << 2), scratch, height, columns, depth, turnedA ? 0 : inner, add || start > 0, tile);
    }
  }
}

/** Panels of 8 columns, each `[depth, 8]`; what is missing at the right is 0. */
function pack(to: usize, b: usize, columns: i32, depth: i32): void {
  const step = (<usize>columns) << 2;
  for (let column = 0; column < columns; column += 8) {
    const width = min(8, columns - column);
    let from = b + ((<usize>column) << 2);
    for (let row = 0; row < depth; row++) {
      if (width == 8) {
        v128.store(to, v128.load(from));
        v128.store(to, v128.load(from, 16), 16);
      } else {
        for (let i = 0; i < 8; i++) store<f32>(to + ((<usize>i) << 2), i < width ? load<f32>(from + ((<usize>i) << 2)) : 0);
      }
      to += 32;
      from += step;
    }
  }
}

/** The same of a matrix that lies as `[columns, inner]`. */
function packTurned(to: usize, b: usize, columns: i32, depth: i32, inner: i32): void {
  for (let column = 0; column < columns; column += 8) {
    for (let i = 0; i < 8; i++) {
      const from = b + ((<usize>(column + i) * <usize>inner) << 2);
      const there = column + i < columns;
      for (let row: usize = 0; row < <usize>depth; row++) store<f32>(to + (row << 5) + ((<usize>i) << 2), there ? load<f32>(from + (row << 2)) : 0);
    }
    to += (<usize>depth) << 5;
  }
}

/** Slivers of 4 rows, each `[depth, 4]`, of a matrix that lies as `[inner, rows]`; what is missing below is 0. */
function packSlivers(to: usize, a: usize, height: i32, depth: i32, rows: i32): void {
  for (let row = 0; row < height; row += 4) {
    const width = min(4, height - row);
    let from = a + ((<usize>row) << 2);
    for (let i = 0; i < depth; i++) {
      if (width == 4) v128.store(to, v128.load(from));
      else for (let j = 0; j < 4; j++) store<f32>(to + ((<usize>j) << 2), j < width ? load<f32>(from + ((<usize>j) << 2)) : 0);
      to += 16;
      from += (<usize>rows) << 2;
    }
  }
}

/** @param stride numbers between the rows of `a`; 0 where it lies in slivers */
function block(out: usize, a: usize, packed: usize, height: i32, columns: i32, depth: i32, stride: i32, add: bool, tile: usize): void {
  const step = (<usize>columns) << 2;
  const rowStep: usize = stride == 0 ? 4 : (<usize>stride) << 2;
  const depthStep: usize = stride == 0 ? 16 : 4;
  for (let column = 0; column < columns; column += 8) {
    const panel = packed + ((<usize>column * <usize>depth) << 2);
    for (let row = 0; row < height; row += 4) {
      const first = stride == 0 ? a + ((<usize>row * <usize>depth) << 2) : a + ((<usize>row * <usize>stride) << 2);
      const to = out + <usize>row * step + ((<usize>column) << 2);
      const bottom = stride == 0 ? 3 : min(3, height - row - 1);
      const second = first + <usize>min(1, bottom) * rowStep;
      const third = first + <usize>min(2, bottom) * rowStep;
      const fourth = first + <usize>bottom * rowStep;
      if (height - row >= 4 && columns - column >= 8) sums(to, step, first, second, third, fourth, depthStep, panel, depth, add);
      else {
        sums(tile, 32, first, second, third, fourth, depthStep, panel, depth, false);
        putPart(to, step, tile, min(4, height - row), min(8, columns - column), add);
      }
    }
  }
}

function putPart(to: usize, step: usize, tile: usize, height: i32, width: i32, add: bool): void {
  for (let row = 0; row < height; row++) {
    for (let column: usize = 0; column < <usize>width; column++) {
      const at = to + <usize>row * step + (column << 2);
      const value = load<f32>(tile + ((<usize>row) << 5) + (column << 2));
      store<f32>(at, add ? load<f32>(at) + value : value);
    }
  }
}

/** A tile of 4 x 8: of four rows of `a`, each from its own address, and a panel. */
function sums(out: usize, step: usize, first: usize, second: usize, third: usize, fourth: usize, depthStep: usize, panel: usize, depth: i32, add: bool): void {
  const zero = f32x4.splat(0);
  let left0 = zero;
  let right0 = zero;
  let left1 = zero;
  let right1 = zero;
  let left2 = zero;
  let right2 = zero;
  let left3 = zero;
  let right3 = zero;
  for (let i = 0; i < depth; i++) {
    const left = v128.load(panel);
    const right = v128.load(panel, 16);
    panel += 32;
    const factor0 = v128.load32_splat(first);
    left0 = f32x4.add(left0, f32x4.mul(factor0, left));
    right0 = f32x4.add(right0, f32x4.mul(factor0, right));
    first += depthStep;
    const factor1 = v128.load32_splat(second);
    left1 = f32x4.add(left1, f32x4.mul(factor1, left));
    right1 = f32x4.add(right1, f32x4.mul(factor1, right));
    second += depthStep;
    const factor2 = v128.load32_splat(third);
    left2 = f32x4.add(left2, f32x4.mul(factor2, left));
    right2 = f32x4.add(right2, f32x4.mul(factor2, right));
    third += depthStep;
    const factor3 = v128.load32_splat(fourth);
    left3 = f32x4.add(left3, f32x4.mul(factor3, left));
    right3 = f32x4.add(right3, f32x4.mul(factor3, right));
    fourth += depthStep;
  }
  put(out, left0, right0, add);
  put(out + step, left1, right1, add);
  put(out + 2 * step, left2, right2, add);
  put(out + 3 * step, left3, right3, add);
}

function put(to: usize, left: v128, right: v128, add: bool): void {
  v128.store(to, add ? f32x4.add(v128.load(to), left) : left);
  v128.store(to, add ? f32x4.add(v128.load(to, 16), right) : right, 16);
}
