import type { TensorInfo } from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { assembly } from './assembly';
import { eachRun, geometryOf, type ConvAttrs } from './geometry';
import { addressOf, allocate, view } from './heap';

/** Gradient of the kernel `[rows, columns, channels, multiplier]`: for each tap, the sum of input times output gradient. */
export function depthwiseBackpropFilter(args: { inputs: { x: TensorInfo; dy: TensorInfo }; backend: BackendWasm; attrs: ConvAttrs & { filterShape: number[] } }): TensorInfo {
  const { inputs, backend, attrs } = args;
  const g = geometryOf(inputs.x.shape, attrs.filterShape, attrs, true);
  const [channels, multiplier] = [g.inChannels, attrs.filterShape[3]!];
  const out = allocate(backend, attrs.filterShape);
  view(backend, out).fill(0);
  const [sums, dy, x] = [addressOf(backend, out), addressOf(backend, inputs.dy), addressOf(backend, inputs.x)];
  eachRun(g, g.batch, (tap, outPixel, inPixel, count) => {
    assembly.depthwiseFilterRun(sums + 4 * tap * channels * multiplier, dy + 4 * outPixel * channels * multiplier, x + 4 * inPixel * channels, channels, multiplier, count, g.columnStride * channels);
  });
  return out;
}

/** Gradient of the input `[batch, rows, columns, channels]`: for each tap, kernel times output gradient, put back where it was read. */
export function depthwiseBackpropInput(args: { inputs: { dy: TensorInfo; filter: TensorInfo }; backend: BackendWasm; attrs: ConvAttrs & { inputShape: number[] } }): TensorInfo {
  const { inputs, backend, attrs } = args;
  const g = geometryOf(attrs.inputShape, inputs.filter.shape, attrs, true);
  const [channels, multiplier] = [g.inChannels, inputs.filter.shape[3]!];
  const out = allocate(backend, attrs.inputShape);
  view(backend, out).fill(0);
  const [dx, dy, filter] = [addressOf(backend, out), addressOf(backend, inputs.dy), addressOf(backend, inputs.filter)];
  eachRun(g, g.batch, (tap, outPixel, inPixel, count) => {
    assembly.depthwiseInputRun(dx + 4 * inPixel * channels, dy + 4 * outPixel * channels * multiplier, filter + 4 * tap * channels * multiplier, channels, multiplier, count, g.columnStride * channels);
  });
  return out;
}
