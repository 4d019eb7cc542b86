import * as tf from '@tensorflow/tfjs';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { addressOf, allocate, view } from './heap';
import { products } from './product';

interface MatMul {
  readonly inputs: { readonly a: TensorInfo; readonly b: TensorInfo };
  readonly backend: BackendWasm;
  readonly attrs: { readonly transposeA: boolean; readonly transposeB: boolean };
}

interface FusedMatMul extends MatMul {
  readonly inputs: MatMul['inputs'] & { readonly bias?: TensorInfo };
  readonly attrs: MatMul['attrs'] & { readonly activation: string };
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);
const outerOf = ({ shape }: TensorInfo): number[] => shape.slice(0, -2);

/** Floats, as many matrices on either side or one for all. */
function isOurs({ a, b }: MatMul['inputs']): boolean {
  if (a.dtype !== 'float32' || b.dtype !== 'float32' || sizeOf(a.shape) === 0 || sizeOf(b.shape) === 0) return false;
  return outerOf(a).join() === outerOf(b).join() || sizeOf(outerOf(a)) === 1 || sizeOf(outerOf(b)) === 1;
}

/** Products of the matrices `[..., rows, inner]` and `[..., inner, columns]`, either side turned or not, and a bias `[columns]` where there is one. */
function multiply({ inputs: { a, b }, backend, attrs: { transposeA, transposeB } }: MatMul, bias?: TensorInfo): TensorInfo {
  const [[aHeight, aWidth], [bHeight, bWidth]] = [a.shape.slice(-2), b.shape.slice(-2)] as [[number, number], [number, number]];
  const [rows, inner] = transposeA ? [aWidth, aHeight] : [aHeight, aWidth];
  const columns = transposeB ? bHeight : bWidth;
  const [aCount, bCount] = [sizeOf(outerOf(a)), sizeOf(outerOf(b))];
  const count = Math.max(aCount, bCount);
  const outer = outerOf(a).length >= outerOf(b).length && aCount === count ? outerOf(a) : outerOf(b);
  const out = allocate(backend, [...outer, rows, columns]);
  if (bias) for (let row = 0, [to, from] = [view(backend, out), view(backend, bias)]; row < count * rows; row++) to.set(from, row * columns);
  const triples = Array.from({ length: count }, (_, at) => [
    addressOf(backend, out, at * rows * columns), addressOf(backend, a, (at % aCount) * rows * inner), addressOf(backend, b, (at % bCount) * inner * columns),
  ] as const);
  products(backend, triples, { rows, columns, inner, turnedLeft: transposeA, turnedRight: transposeB, add: bias !== undefined });
  return out;
}

/**
 * tfjs's matrix product for WASM is a plain loop where a side is transposed, as one is for each gradient of a product, or where there are several matrices; where
 * not, it packs the right side anew whenever that is another, as weights are after each update.
 * @param plain tfjs's own kernel
 */
export function batchMatMul(plain: KernelFunc) {
  return (args: MatMul): TensorInfo => (isOurs(args.inputs) ? multiply(args) : (plain({ ...args, attrs: { ...args.attrs } }) as TensorInfo));
}

/**
 * The same with a bias, without an activation. Where gradients are taken the weights are new after each update; where not, tfjs's packs them once for all batches.
 * What has been seen before must not decide: the two sum in another order, and a run that goes on from a checkpoint has seen less.
 */
export function fusedMatMul(plain: KernelFunc) {
  return (args: FusedMatMul): TensorInfo => {
    const { inputs: { bias }, attrs } = args;
    const isTraining = tf.engine().state.gradientDepth > 0;
    if (isTraining && attrs.activation === 'linear' && isOurs(args.inputs) && (!bias || bias.shape.length === 1)) return multiply(args, bias);
    return plain({ ...args, inputs: { ...args.inputs }, attrs: { ...attrs } }) as TensorInfo;
  };
}
