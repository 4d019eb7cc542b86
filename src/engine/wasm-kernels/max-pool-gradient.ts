import { backend_util, type TensorInfo } from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { ConvAttrs } from './geometry';
import { allocate, view } from './heap';

type Attrs = ConvAttrs & { filterSize: number | [number, number] };

/**
 * Each output's gradient goes to the first largest input of its window. tfjs's own for WASM goes wrong where a window hangs over the
 * edge (`same` padding).
 */
export function maxPoolGrad(args: { inputs: { dy: TensorInfo; input: TensorInfo }; backend: BackendWasm; attrs: Attrs }): TensorInfo {
  const { inputs, backend, attrs } = args;
  const shape = inputs.input.shape as [number, number, number, number];
  const info = backend_util.computePool2DInfo(shape, attrs.filterSize, attrs.strides, 1, attrs.pad, attrs.dimRoundingMode);
  const out = allocate(backend, shape);
  const [dx, dy, x] = [view(backend, out).fill(0), view(backend, inputs.dy), view(backend, inputs.input)];
  const [, rows, columns, channels] = shape;
  let at = 0;
  for (let image = 0; image < info.batchSize; image++) {
    for (let row = 0; row < info.outHeight; row++) {
      const top = row * info.strideHeight - info.padInfo.top;
      const [firstRow, endRow] = [Math.max(0, top), Math.min(rows, top + info.filterHeight)];
      for (let column = 0; column < info.outWidth; column++) {
        const left = column * info.strideWidth - info.padInfo.left;
        const [firstColumn, endColumn] = [Math.max(0, left), Math.min(columns, left + info.filterWidth)];
        for (let channel = 0; channel < channels; channel++, at++) {
          let best = -1;
          for (let r = firstRow; r < endRow; r++) {
            for (let c = firstColumn; c < endColumn; c++) {
              const place = ((image * rows + r) * columns + c) * channels + channel;
              if (best < 0 || x[place]! > x[best]!) best = place;
            }
          }
          if (best >= 0) dx[best]! += dy[at]!;
        }
      }
    }
  }
  return out;
}
