import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { assembly } from './assembly';
import { addressOf, allocate } from './heap';

export interface Product {
  readonly rows: number;
  readonly columns: number;
  /** Length of the sums. */
  readonly inner: number;
  /** Whether the left side lies as `[inner, rows]`. */
  readonly turnedLeft?: boolean;
  /** Whether the right side lies as `[columns, inner]`. */
  readonly turnedRight?: boolean;
  /** Whether the product is added to what is there. */
  readonly add?: boolean;
}

/** `[rows, columns]`s at `out`, each the product of its `[rows, inner]` and its `[inner, columns]`, as addresses in bytes. */
export function products(backend: BackendWasm, triples: readonly (readonly [out: number, left: number, right: number])[], p: Product): void {
  const scratch = allocate(backend, [assembly.productScratch(p.columns, p.inner)]);
  for (const [out, left, right] of triples) {
    assembly.product(out, left, right, p.rows, p.columns, p.inner, p.turnedLeft ?? false, p.turnedRight ?? false, p.add ?? false, addressOf(backend, scratch));
  }
  backend.disposeData(scratch.dataId);
}
