import * as tf from '@tensorflow/tfjs';
import { adamUpdate } from './adam-update';

/** Puts kernels of ours in tfjs's registry for the WebGL backend. */
export function registerWebglKernels(): void {
  const kernelName = 'AdamUpdate';
  if (tf.getKernel(kernelName, 'webgl') as tf.KernelConfig | undefined) return;
  tf.registerKernel({ kernelName, backendName: 'webgl', kernelFunc: adamUpdate as unknown as tf.KernelFunc });
}
