import type { TensorInfo } from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { allocate, view } from './heap';

/** Sums the rows of `x [rows, ...]` whose segment id is the same: `[numSegments, ...]`. The gradient of gather, and so of Embedding. */
export function unsortedSegmentSum(args: { inputs: { x: TensorInfo; segmentIds: TensorInfo }; backend: BackendWasm; attrs: { numSegments: number } }): TensorInfo {
  const { inputs, backend, attrs } = args;
  const { x, segmentIds } = inputs;
  const rank = segmentIds.shape.length;
  const rowShape = x.shape.slice(rank);
  const rowSize = rowShape.reduce((product, size) => product * size, 1);
  const out = allocate(backend, [attrs.numSegments, ...rowShape]);
  const [sums, values, ids] = [view(backend, out).fill(0), view(backend, x), backend.typedArrayFromHeap(segmentIds)];
  for (let row = 0; row < ids.length; row++) {
    const segment = ids[row]!;
    if (segment < 0 || segment >= attrs.numSegments) continue;
    for (let i = 0; i < rowSize; i++) sums[segment * rowSize + i]! += values[row * rowSize + i]!;
  }
  return out;
}
