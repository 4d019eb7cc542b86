import type { Tensor, Tensor3D } from '@tensorflow/tfjs';
import type { Tf } from './custom-layer';

/**
 * Does something to one axis of a tensor of any rank, seen as `[outer, size, inner]`: padding of rank 5, and with it the gradient of slicing,
 * goes wrong on WebGL and WebGPU.
 */
export function alongAxis(tf: Tf, x: Tensor, axis: number, change: (rows: Tensor3D) => Tensor): Tensor {
  const product = (sizes: readonly number[]): number => sizes.reduce((all, size) => all * size, 1);
  const [before, after] = [x.shape.slice(0, axis), x.shape.slice(axis + 1)];
  const changed = change(tf.reshape(x, [product(before), x.shape[axis]!, product(after)]) as Tensor3D);
  return tf.reshape(changed, [...before, changed.shape[1]!, ...after]);
}
