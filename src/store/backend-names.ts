import type { BackendName } from '../protocol/engine';

/** Backends as a person reads them. */
export const backendNamesSpoken: Readonly<Record<BackendName, string>> = { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'plain JavaScript' };
