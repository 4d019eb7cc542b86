import * as tf from '@tensorflow/tfjs';
import { batchMatMul } from './batch-mat-mul';
import { convBackpropFilter, convBackpropInput } from './conv-gradients';
import { depthwiseBackpropFilter, depthwiseBackpropInput } from './depthwise-gradients';
import { maxPoolGrad } from './max-pool-gradient';
import { unsortedSegmentSum } from './segment-sum';

/** Kernels that training needs and tfjs's WASM backend lacks, or has in a slow form (Conv2DBackpropInput, BatchMatMul with a side transposed) or a wrong one (MaxPoolGrad). */
const kernels = () => ({
  BatchMatMul: batchMatMul(tf.getKernel('BatchMatMul', 'wasm')!.kernelFunc),
  Conv2DBackpropFilter: convBackpropFilter,
  Conv2DBackpropInput: convBackpropInput,
  DepthwiseConv2dNativeBackpropFilter: depthwiseBackpropFilter,
  DepthwiseConv2dNativeBackpropInput: depthwiseBackpropInput,
  MaxPoolGrad: maxPoolGrad,
  UnsortedSegmentSum: unsortedSegmentSum,
});

/** Puts them in tfjs's registry for the WASM backend, in place of any that is there; what that prepares at the backend's start is still prepared. */
export function registerWasmKernels(): void {
  for (const [kernelName, kernel] of Object.entries(kernels())) {
    const before = tf.getKernel(kernelName, 'wasm') as tf.KernelConfig | undefined;
    if (before) tf.unregisterKernel(kernelName, 'wasm');
    tf.registerKernel({ ...before, kernelName, backendName: 'wasm', kernelFunc: kernel as unknown as tf.KernelFunc });
  }
}
