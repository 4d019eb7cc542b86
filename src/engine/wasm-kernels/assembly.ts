import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { plain, shared } from 'virtual:graft-wasm-kernels';

/** What `assembly/index.ts` exports; addresses in bytes. */
export interface Assembly {
  readonly adam: (
    nextVariable: number, nextMean: number, nextSquare: number, variable: number, mean: number, square: number, gradient: number,
    share1: number, share2: number, alpha: number, epsilon: number, decay: number, part: number, size: number,
  ) => void;
  readonly clipGradient: (dx: number, x: number, dy: number, low: number, high: number, size: number) => void;
  readonly depthwiseFilterRun: (sums: number, dy: number, x: number, channels: number, multiplier: number, count: number, step: number) => void;
  readonly depthwiseInputRun: (dx: number, dy: number, filter: number, channels: number, multiplier: number, count: number, step: number) => void;
  readonly product: (out: number, a: number, b: number, rows: number, columns: number, inner: number, turnedA: boolean, turnedB: boolean, add: boolean, scratch: number) => void;
  readonly productScratch: (columns: number, inner: number) => number;
  readonly reluGradient: (dx: number, x: number, dy: number, size: number) => void;
  readonly rollRun: (dx: number, unrolled: number, channels: number, count: number, width: number, step: number) => void;
  readonly unrollRun: (unrolled: number, x: number, channels: number, count: number, width: number, step: number) => void;
}

/** Our own kernels' code, on tfjs's memory: there once `loadAssembly` is done. */
export let assembly: Assembly;

/** tfjs's Emscripten module: with threads it makes the memory itself. */
interface Emscripten {
  readonly wasmMemory?: WebAssembly.Memory;
  readonly asm: { readonly memory?: WebAssembly.Memory };
}

/** @throws Error where the browser cannot compile it, for want of SIMD */
export async function loadAssembly(backend: BackendWasm): Promise<void> {
  const { wasmMemory, asm } = backend.wasm as unknown as Emscripten;
  const memory = wasmMemory ?? asm.memory!;
  const isShared = typeof SharedArrayBuffer !== 'undefined' && memory.buffer instanceof SharedArrayBuffer;
  const code = Uint8Array.from(atob(isShared ? shared : plain), (letter) => letter.charCodeAt(0));
  const { instance } = await WebAssembly.instantiate(code, { env: { memory } });
  assembly = instance.exports as unknown as Assembly;
}
