import type { TensorInfo } from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { assembly } from './assembly';
import { eachRun, geometryOf, pixelsIn, pixelsOut, type ConvAttrs, type Geometry } from './geometry';
import { addressOf, allocate, view } from './heap';
import { products } from './product';

/** Numbers in one piece of the unrolled input: it stays near the processor (2 MB), and bounds the memory. */
const pieceSize = 2 ** 19;

/** What an output pixel reads: a row of the unrolled input. */
const readsOf = (g: Geometry): number => g.kernelRows * g.kernelColumns * g.inChannels;

/** Whether each pixel reads itself alone: the unrolled input is the input then. */
const isPointwise = (g: Geometry): boolean => g.kernelRows * g.kernelColumns === 1 && g.inRows === g.outRows && g.inColumns === g.outColumns && g.top === 0 && g.left === 0;

function imagesPerPiece(g: Geometry): number {
  return Math.max(1, Math.min(g.batch, Math.floor(pieceSize / (pixelsOut(g) * readsOf(g)))));
}

/** For some images at a time, with a place for their unrolled input `[images * output pixels, reads]`. */
function eachPiece(backend: BackendWasm, g: Geometry, visit: (piece: { readonly first: number; readonly images: number; readonly unrolled: TensorInfo }) => void): void {
  const perPiece = imagesPerPiece(g);
  const unrolled = allocate(backend, [perPiece * pixelsOut(g), readsOf(g)]);
  for (let first = 0; first < g.batch; first += perPiece) visit({ first, images: Math.min(perPiece, g.batch - first), unrolled });
  backend.disposeData(unrolled.dataId);
}

/** Gradient of the kernel `[rows, columns, in, out]`: the unrolled input, turned, times the output's gradient. */
export function convBackpropFilter(args: { inputs: { x: TensorInfo; dy: TensorInfo }; backend: BackendWasm; attrs: ConvAttrs & { filterShape: number[] } }): TensorInfo {
  const { inputs, backend, attrs } = args;
  const g = geometryOf(inputs.x.shape, attrs.filterShape, attrs, false);
  const out = allocate(backend, attrs.filterShape);
  const reads = readsOf(g);
  const sum = (left: number, firstImage: number, images: number): void => {
    const right = addressOf(backend, inputs.dy, firstImage * pixelsOut(g) * g.outChannels);
    products(backend, [[addressOf(backend, out), left, right]], { rows: reads, columns: g.outChannels, inner: images * pixelsOut(g), turnedLeft: true, add: firstImage > 0 });
  };
  if (isPointwise(g)) {
    sum(addressOf(backend, inputs.x), 0, g.batch);
    return out;
  }
  eachPiece(backend, g, ({ first, images, unrolled }) => {
    view(backend, unrolled).fill(0);
    const [to, x] = [addressOf(backend, unrolled), addressOf(backend, inputs.x, first * pixelsIn(g) * g.inChannels)];
    eachRun(g, images, (tap, outPixel, inPixel, count) => {
      assembly.unrollRun(to + 4 * (outPixel * reads + tap * g.inChannels), x + 4 * inPixel * g.inChannels, g.inChannels, count, reads, g.columnStride * g.inChannels);
    });
    sum(to, first, images);
  });
  return out;
}

/** Gradient of the input `[batch, rows, columns, in]`: the output's gradient times the kernel, turned, put back where it was read. */
export function convBackpropInput(args: { inputs: { dy: TensorInfo; filter: TensorInfo }; backend: BackendWasm; attrs: ConvAttrs & { inputShape: number[] } }): TensorInfo {
  const { inputs, backend, attrs } = args;
  const g = geometryOf(attrs.inputShape, inputs.filter.shape, attrs, false);
  const out = allocate(backend, attrs.inputShape);
  const reads = readsOf(g);
  const spread = (to: number, firstImage: number, images: number): void => {
    const left = addressOf(backend, inputs.dy, firstImage * pixelsOut(g) * g.outChannels);
    products(backend, [[to, left, addressOf(backend, inputs.filter)]], { rows: images * pixelsOut(g), columns: reads, inner: g.outChannels, turnedRight: true });
  };
  if (isPointwise(g)) {
    spread(addressOf(backend, out), 0, g.batch);
    return out;
  }
  view(backend, out).fill(0);
  eachPiece(backend, g, ({ first, images, unrolled }) => {
    spread(addressOf(backend, unrolled), first, images);
    const [from, dx] = [addressOf(backend, unrolled), addressOf(backend, out, first * pixelsIn(g) * g.inChannels)];
    eachRun(g, images, (tap, outPixel, inPixel, count) => {
      assembly.rollRun(dx + 4 * inPixel * g.inChannels, from + 4 * (outPixel * reads + tap * g.inChannels), g.inChannels, count, reads, g.columnStride * g.inChannels);
    });
  });
  return out;
}
