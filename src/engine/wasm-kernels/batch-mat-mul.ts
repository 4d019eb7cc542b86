import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { allocate, view } from './heap';

interface MatMul {
  readonly inputs: { readonly a: TensorInfo; readonly b: TensorInfo };
  readonly backend: BackendWasm;
  readonly attrs: { readonly transposeA: boolean; readonly transposeB: boolean };
}

/** Side of the squares that are turned at once: what they read and write stays near the processor. */
const tile = 32;

/** A copy of matrices `[..., rows, columns]` as `[..., columns, rows]`. */
function transposed(backend: BackendWasm, x: TensorInfo): TensorInfo {
  const [rows, columns] = x.shape.slice(-2) as [number, number];
  const out = allocate(backend, [...x.shape.slice(0, -2), columns, rows]);
  const [from, to] = [view(backend, x), view(backend, out)];
  for (let start = 0; start < from.length; start += rows * columns) {
    for (let top = 0; top < rows; top += tile) {
      for (let left = 0; left < columns; left += tile) {
        const [bottom, right] = [Math.min(rows, top + tile), Math.min(columns, left + tile)];
        for (let row = top; row < bottom; row++) {
          for (let column = left; column < right; column++) to[start + column * rows + row] = from[start + row * columns + column]!;
        }
      }
    }
  }
  return out;
}

/**
 * tfjs's matrix product for WASM is quick only where neither side is transposed, and both gradients of a product transpose one: turning
 * that side first takes a fifth of the time.
 * @param plain tfjs's own kernel
 */
export function batchMatMul(plain: KernelFunc) {
  return ({ inputs, backend, attrs }: MatMul): TensorInfo => {
    const { a, b } = inputs;
    const call = (left: TensorInfo, right: TensorInfo, how: MatMul['attrs']): TensorInfo => plain({ inputs: { a: left, b: right }, backend, attrs: { ...how } }) as TensorInfo;
    if (a.dtype !== 'float32' || b.dtype !== 'float32' || !(attrs.transposeA || attrs.transposeB)) return call(a, b, attrs);
    const left = attrs.transposeA ? transposed(backend, a) : a;
    const right = attrs.transposeB ? transposed(backend, b) : b;
    const product = call(left, right, { transposeA: false, transposeB: false });
    for (const info of [left, right]) if (info !== a && info !== b) backend.disposeData(info.dataId);
    return product;
  };
}
