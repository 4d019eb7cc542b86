import * as tf from '@tensorflow/tfjs';
import { batchMatMul } from './batch-mat-mul';
import { clipByValueGrad, registerClipGradient } from './clip-gradient';
import { convBackpropFilter, convBackpropInput } from './conv-gradients';
import { depthwiseBackpropFilter, depthwiseBackpropInput } from './depthwise-gradients';
import { identity } from './identity';
import { maxPoolGrad } from './max-pool-gradient';
import { unsortedSegmentSum } from './segment-sum';

/** Kernels that training needs and tfjs's WASM backend lacks, or has in a slow form (Conv2DBackpropInput, Identity, BatchMatMul with a side transposed) or a wrong one (MaxPoolGrad). */
const kernels = () => ({
  BatchMatMul: batchMatMul(tf.getKernel('BatchMatMul', 'wasm')!.kernelFunc),
  ClipByValueGrad: clipByValueGrad,
  Conv2DBackpropFilter: convBackpropFilter,
  Conv2DBackpropInput: convBackpropInput,
  DepthwiseConv2dNativeBackpropFilter: depthwiseBackpropFilter,
  DepthwiseConv2dNativeBackpropInput: depthwiseBackpropInput,
  Identity: identity,
  MaxPoolGrad: maxPoolGrad,
  UnsortedSegmentSum: unsortedSegmentSum,
});

let registered = false;

/** Puts them in tfjs's registry for the WASM backend, in place of any that is there; what that prepares at the backend's start is still prepared. Once is enough. */
export function registerWasmKernels(): void {
  if (registered) return;
  registered = true;
  for (const [kernelName, kernel] of Object.entries(kernels())) {
    const before = tf.getKernel(kernelName, 'wasm') as tf.KernelConfig | undefined;
    if (before) tf.unregisterKernel(kernelName, 'wasm');
    tf.registerKernel({ ...before, kernelName, backendName: 'wasm', kernelFunc: kernel as unknown as tf.KernelFunc });
  }
  registerClipGradient();
}
