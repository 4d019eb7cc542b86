import type { TensorInfo } from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/** A tensor on the WASM heap, filled with whatever lay there before. */
export function allocate(backend: BackendWasm, shape: readonly number[]): TensorInfo {
  return backend.makeOutput([...shape], 'float32');
}

/** A view of the tensor's numbers. Take it anew after each allocation: growing the heap ends all views. */
export function view(backend: BackendWasm, info: TensorInfo): Float32Array {
  return backend.typedArrayFromHeap(info) as Float32Array;
}

/** Where the tensor's numbers begin, in bytes; `numbers` of them further on. */
export function addressOf(backend: BackendWasm, info: TensorInfo, numbers = 0): number {
  return backend.getMemoryOffset(info.dataId) + 4 * numbers;
}
