import type { TensorInfo } from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { eachRun, geometryOf, type ConvAttrs } from './geometry';
import { allocate, view } from './heap';

/** Gradient of the kernel `[rows, columns, channels, multiplier]`: for each tap, the sum of input times output gradient. */
export function depthwiseBackpropFilter(args: { inputs: { x: TensorInfo; dy: TensorInfo }; backend: BackendWasm; attrs: ConvAttrs & { filterShape: number[] } }): TensorInfo {
  const { inputs, backend, attrs } = args;
  const g = geometryOf(inputs.x.shape, attrs.filterShape, attrs, true);
  const multiplier = attrs.filterShape[3]!;
  const channels = g.inChannels;
  const out = allocate(backend, attrs.filterShape);
  const [x, dy, sums] = [view(backend, inputs.x), view(backend, inputs.dy), new Float64Array(g.kernelRows * g.kernelColumns * channels * multiplier)];
  const step = g.columnStride * channels;
  eachRun(g, g.batch, (tap, outPixel, inPixel, count) => {
    for (let m = 0; m < multiplier; m++) {
      const base = tap * channels * multiplier + m;
      let [at, from] = [outPixel * channels * multiplier + m, inPixel * channels];
      for (let i = 0; i < count; i++, from += step) {
        for (let channel = 0, to = base; channel < channels; channel++, to += multiplier, at += multiplier) sums[to]! += x[from + channel]! * dy[at]!;
      }
    }
  });
  view(backend, out).set(sums);
  return out;
}

/** Gradient of the input `[batch, rows, columns, channels]`: for each tap, kernel times output gradient, put back where it was read. */
export function depthwiseBackpropInput(args: { inputs: { dy: TensorInfo; filter: TensorInfo }; backend: BackendWasm; attrs: ConvAttrs & { inputShape: number[] } }): TensorInfo {
  const { inputs, backend, attrs } = args;
  const g = geometryOf(attrs.inputShape, inputs.filter.shape, attrs, true);
  const multiplier = inputs.filter.shape[3]!;
  const channels = g.inChannels;
  const out = allocate(backend, attrs.inputShape);
  const [dx, dy, filter] = [view(backend, out).fill(0), view(backend, inputs.dy), view(backend, inputs.filter)];
  const step = g.columnStride * channels;
  eachRun(g, g.batch, (tap, outPixel, inPixel, count) => {
    for (let m = 0; m < multiplier; m++) {
      const base = tap * channels * multiplier + m;
      let [at, to] = [outPixel * channels * multiplier + m, inPixel * channels];
      for (let i = 0; i < count; i++, to += step) {
        for (let channel = 0, from = base; channel < channels; channel++, from += multiplier, at += multiplier) dx[to + channel]! += filter[from]! * dy[at]!;
      }
    }
  });
  return out;
}
