import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { allocate, view } from './heap';

interface Clip {
  readonly clipValueMin: number;
  readonly clipValueMax: number;
}

/** Gradient of clipping, and so of ReLU6: that of the output where the input lies between the bounds, they among it, and 0 elsewhere. */
export function clipByValueGrad(args: { inputs: { x: tf.TensorInfo; dy: tf.TensorInfo }; backend: BackendWasm; attrs: Clip }): tf.TensorInfo {
  const { inputs, backend, attrs: { clipValueMin, clipValueMax } } = args;
  const out = allocate(backend, inputs.x.shape);
  const [dx, x, dy] = [view(backend, out), view(backend, inputs.x), view(backend, inputs.dy)];
  for (let i = 0; i < dx.length; i++) {
    const value = x[i]!;
    dx[i] = value >= clipValueMin && value <= clipValueMax ? dy[i]! : 0;
  }
  return out;
}

/** tfjs makes this gradient of two comparisons, their conjunction and a choice, which on WASM take a dozen times as long as one pass. */
export function registerClipGradient(): void {
  const kernelName = 'ClipByValue';
  const { gradFunc, ...rest } = tf.getGradient(kernelName);
  const onePass = (dy: tf.Tensor, x: tf.Tensor, attrs: object): tf.Tensor => tf.engine().runKernel('ClipByValueGrad', { x, dy }, attrs as tf.NamedAttrMap);
  tf.unregisterGradient(kernelName);
  tf.registerGradient({
    ...rest,
    gradFunc: (dy, saved, attrs) => (tf.getBackend() === 'wasm' ? { x: () => onePass(dy as tf.Tensor, saved[0]!, attrs) } : gradFunc(dy, saved, attrs)),
  });
}
