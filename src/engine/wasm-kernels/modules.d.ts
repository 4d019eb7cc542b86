/** Made by tools/wasm-kernels.mjs. */
declare module 'virtual:graft-wasm-kernels' {
  /** The kernels of `assembly/` as a WebAssembly module for a memory of one thread, in base 64. */
  export const plain: string;
  /** For a shared memory. */
  export const shared: string;
}
