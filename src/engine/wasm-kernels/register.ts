import * as tf from '@tensorflow/tfjs';
import { convBackpropFilter, convBackpropInput } from './conv-gradients';
import { depthwiseBackpropFilter, depthwiseBackpropInput } from './depthwise-gradients';
import { maxPoolGrad } from './max-pool-gradient';
import { unsortedSegmentSum } from './segment-sum';

/** Kernels that training needs and tfjs's WASM backend lacks, or has in a slow form (Conv2DBackpropInput) or a wrong one (MaxPoolGrad). */
const kernels = {
  Conv2DBackpropFilter: convBackpropFilter,
  Conv2DBackpropInput: convBackpropInput,
  DepthwiseConv2dNativeBackpropFilter: depthwiseBackpropFilter,
  DepthwiseConv2dNativeBackpropInput: depthwiseBackpropInput,
  MaxPoolGrad: maxPoolGrad,
  UnsortedSegmentSum: unsortedSegmentSum,
};

/** Puts them in tfjs's registry for the WASM backend, in place of any that is there. */
export function registerWasmKernels(): void {
  for (const [kernelName, kernel] of Object.entries(kernels)) {
    if (tf.getKernel(kernelName, 'wasm')) tf.unregisterKernel(kernelName, 'wasm');
    tf.registerKernel({ kernelName, backendName: 'wasm', kernelFunc: kernel as unknown as tf.KernelFunc });
  }
}
