/**
 * Kernels in AssemblyScript, on tfjs's own WASM memory (docs/adr/0005). All numbers are 32-bit floats, all addresses bytes, all sizes and steps numbers.
 * They allocate nothing and keep no data of their own, so that nothing of theirs can lie where tfjs has a tensor.
 */
export { adam } from './adam';
export { depthwiseFilterRun, depthwiseInputRun } from './depthwise';
export { clipGradient, reluGradient } from './masks';
export { product, productScratch } from './product';
export { rollRun, unrollRun } from './rolls';
