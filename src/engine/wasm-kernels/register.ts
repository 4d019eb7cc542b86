import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { adamUpdate } from './adam-update';
import { loadAssembly } from './assembly';
import { batchMatMul, fusedMatMul } from './batch-mat-mul';
import { convBackpropFilter, convBackpropInput } from './conv-gradients';
import { depthwiseBackpropFilter, depthwiseBackpropInput } from './depthwise-gradients';
import { identity } from './identity';
import { clipByValueGrad, registerMaskGradients, relu6Grad, reluGrad } from './masks';
import { maxPoolGrad } from './max-pool-gradient';
import { unsortedSegmentSum } from './segment-sum';

/** tfjs's own. */
const plain = (name: string): tf.KernelFunc => tf.getKernel(name, 'wasm').kernelFunc;

/** Kernels that training needs and tfjs's WASM backend lacks, or has in a slow form (Conv2DBackpropInput, Identity, both matrix products) or a wrong one (MaxPoolGrad). */
const kernels = () => ({
  AdamUpdate: adamUpdate,
  BatchMatMul: batchMatMul(plain('BatchMatMul')),
  ClipByValueGrad: clipByValueGrad,
  Conv2DBackpropFilter: convBackpropFilter,
  Conv2DBackpropInput: convBackpropInput,
  DepthwiseConv2dNativeBackpropFilter: depthwiseBackpropFilter,
  DepthwiseConv2dNativeBackpropInput: depthwiseBackpropInput,
  Identity: identity,
  MaxPoolGrad: maxPoolGrad,
  Relu6Grad: relu6Grad,
  ReluGrad: reluGrad,
  UnsortedSegmentSum: unsortedSegmentSum,
  _FusedMatMul: fusedMatMul(plain('_FusedMatMul')),
});

let registered = false;

/**
 * Puts them in tfjs's registry for the WASM backend, which must be the current one, in place of any that is there. Once is enough.
 * @throws Error where the browser cannot compile them
 */
export async function registerWasmKernels(): Promise<void> {
  if (registered) return;
  await loadAssembly(tf.backend() as BackendWasm);
  registered = true;
  for (const [kernelName, kernel] of Object.entries(kernels())) {
    if (tf.getKernel(kernelName, 'wasm') as tf.KernelConfig | undefined) tf.unregisterKernel(kernelName, 'wasm');
    tf.registerKernel({ kernelName, backendName: 'wasm', kernelFunc: kernel as unknown as tf.KernelFunc });
  }
  registerMaskGradients();
}
