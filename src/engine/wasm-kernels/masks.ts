import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { assembly } from './assembly';
import { addressOf, allocate } from './heap';

interface Gradient {
  readonly inputs: { readonly x: tf.TensorInfo; readonly dy: tf.TensorInfo };
  readonly backend: BackendWasm;
}

const sizeOf = ({ shape }: tf.TensorInfo): number => tf.util.sizeFromShape(shape);

/** Gradient of clipping: that of the output where the input lies between the bounds, they among it, and 0 elsewhere. */
export function clipByValueGrad({ inputs: { x, dy }, backend, attrs }: Gradient & { readonly attrs: { readonly clipValueMin: number; readonly clipValueMax: number } }): tf.TensorInfo {
  const out = allocate(backend, x.shape);
  assembly.clipGradient(addressOf(backend, out), addressOf(backend, x), addressOf(backend, dy), attrs.clipValueMin, attrs.clipValueMax, sizeOf(x));
  return out;
}

/** The smallest float above 0. */
const tiniest = 2 ** -149;

/** Gradient of ReLU6: that of the output where the input is above 0 and not above 6; nothing where it is no number, as in clipping. */
export const relu6Grad = (given: Gradient): tf.TensorInfo => clipByValueGrad({ ...given, attrs: { clipValueMin: tiniest, clipValueMax: 6 } });

/** Gradient of ReLU. */
export function reluGrad({ inputs: { x, dy }, backend }: Gradient): tf.TensorInfo {
  const out = allocate(backend, x.shape);
  assembly.reluGradient(addressOf(backend, out), addressOf(backend, x), addressOf(backend, dy), sizeOf(x));
  return out;
}

/** tfjs makes these gradients of comparisons, products and choices, which on WASM take a dozen times as long as one pass. */
export function registerMaskGradients(): void {
  for (const kernelName of ['ClipByValue', 'Relu', 'Relu6']) {
    const { gradFunc, ...rest } = tf.getGradient(kernelName);
    tf.unregisterGradient(kernelName);
    tf.registerGradient({
      ...rest,
      gradFunc: (dy, saved, attrs) => {
        const x = saved[0]!;
        if (tf.getBackend() !== 'wasm' || x.dtype !== 'float32') return gradFunc(dy, saved, attrs);
        return { x: () => tf.engine().runKernel(`${kernelName}Grad`, { x, dy: dy as tf.Tensor }, attrs as tf.NamedAttrMap) as tf.Tensor };
      },
    });
  }
}
