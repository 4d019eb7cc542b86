import { getKernel, type TensorInfo } from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { eachRun, geometryOf, pixelsIn, pixelsOut, type ConvAttrs, type Geometry } from './geometry';
import { allocate, view } from './heap';

/** Numbers in one piece of the unrolled input: bounds the memory (32 MB), and keeps it near the processor. */
const pieceSize = 2 ** 23;

/** `a [rows, inner]` times `b [inner, columns]` by WASM's own kernel, both plain (its transposing variants are slow loops). */
function multiply(backend: BackendWasm, a: TensorInfo, b: TensorInfo): TensorInfo {
  const { kernelFunc } = getKernel('BatchMatMul', 'wasm')!;
  return kernelFunc({ inputs: { a, b }, backend, attrs: { transposeA: false, transposeB: false } }) as TensorInfo;
}

const taps = (g: Geometry): number => g.kernelRows * g.kernelColumns * g.inChannels;

function imagesPerPiece(g: Geometry): number {
  return Math.max(1, Math.min(g.batch, Math.floor(pieceSize / (pixelsOut(g) * taps(g)))));
}

/** `[taps, images * output pixels]`: what each tap of the kernel reads. */
function unrolled(g: Geometry, x: Float32Array, images: number, into: Float32Array): void {
  const pixels = images * pixelsOut(g);
  const step = g.columnStride * g.inChannels;
  into.fill(0);
  eachRun(g, images, (tap, outPixel, inPixel, count) => {
    const line = tap * g.inChannels;
    for (let channel = 0; channel < g.inChannels; channel++) {
      let [to, from] = [(line + channel) * pixels + outPixel, inPixel * g.inChannels + channel];
      for (let i = 0; i < count; i++, to++, from += step) into[to] = x[from]!;
    }
  });
}

/** Adds `[images * output pixels, taps]` back to where the taps read. */
function rolled(g: Geometry, columns: Float32Array, images: number, dx: Float32Array): void {
  const width = taps(g);
  eachRun(g, images, (tap, outPixel, inPixel, count) => {
    let from = outPixel * width + tap * g.inChannels;
    let to = inPixel * g.inChannels;
    for (let i = 0; i < count; i++, from += width, to += g.columnStride * g.inChannels) {
      for (let channel = 0; channel < g.inChannels; channel++) dx[to + channel]! += columns[from + channel]!;
    }
  });
}

/** A copy of some of the images' rows of `dy` as a matrix `[pixels, channels]`. */
function rowsOf(backend: BackendWasm, dy: TensorInfo, g: Geometry, first: number, images: number): TensorInfo {
  const size = pixelsOut(g) * g.outChannels;
  const rows = allocate(backend, [1, images * pixelsOut(g), g.outChannels]);
  view(backend, rows).set(view(backend, dy).subarray(first * size, (first + images) * size));
  return rows;
}

/** Gradient of the kernel `[rows, columns, in, out]`: the unrolled input times the output's gradient, piece by piece. */
export function convBackpropFilter(args: { inputs: { x: TensorInfo; dy: TensorInfo }; backend: BackendWasm; attrs: ConvAttrs & { filterShape: number[] } }): TensorInfo {
  const { inputs, backend, attrs } = args;
  const g = geometryOf(inputs.x.shape, attrs.filterShape, attrs, false);
  const out = allocate(backend, attrs.filterShape);
  view(backend, out).fill(0);
  const perPiece = imagesPerPiece(g);
  for (let first = 0; first < g.batch; first += perPiece) {
    const images = Math.min(perPiece, g.batch - first);
    const matrix = allocate(backend, [1, taps(g), images * pixelsOut(g)]);
    const rows = rowsOf(backend, inputs.dy, g, first, images);
    const x = view(backend, inputs.x).subarray(first * pixelsIn(g) * g.inChannels);
    unrolled(g, x, images, view(backend, matrix));
    const product = multiply(backend, matrix, rows);
    const [sum, part] = [view(backend, out), view(backend, product)];
    for (let i = 0; i < sum.length; i++) sum[i]! += part[i]!;
    for (const info of [matrix, rows, product]) backend.disposeData(info.dataId);
  }
  return out;
}

/** The kernel as a matrix `[out, taps]`. */
function transposedKernel(backend: BackendWasm, filter: TensorInfo, g: Geometry): TensorInfo {
  const [height, width] = [taps(g), g.outChannels];
  const transposed = allocate(backend, [1, width, height]);
  const [from, to] = [view(backend, filter), view(backend, transposed)];
  for (let row = 0; row < height; row++) for (let column = 0; column < width; column++) to[column * height + row] = from[row * width + column]!;
  return transposed;
}

/** Gradient of the input `[batch, rows, columns, in]`. tfjs's own for WASM is a plain loop; a matrix product is several times faster. */
export function convBackpropInput(args: { inputs: { dy: TensorInfo; filter: TensorInfo }; backend: BackendWasm; attrs: ConvAttrs & { inputShape: number[] } }): TensorInfo {
  const { inputs, backend, attrs } = args;
  const g = geometryOf(attrs.inputShape, inputs.filter.shape, attrs, false);
  const out = allocate(backend, attrs.inputShape);
  view(backend, out).fill(0);
  const kernel = transposedKernel(backend, inputs.filter, g);
  const perPiece = imagesPerPiece(g);
  for (let first = 0; first < g.batch; first += perPiece) {
    const images = Math.min(perPiece, g.batch - first);
    const rows = rowsOf(backend, inputs.dy, g, first, images);
    const columns = multiply(backend, rows, kernel);
    rolled(g, view(backend, columns), images, view(backend, out).subarray(first * pixelsIn(g) * g.inChannels));
    for (const info of [rows, columns]) backend.disposeData(info.dataId);
  }
  backend.disposeData(kernel.dataId);
  return out;
}
