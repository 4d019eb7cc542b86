import { formatShape, type Shape } from '../shape';
import { LayerError } from './definition';

export type Padding = 'valid' | 'same';

/**
 * Output size along one axis, as Keras's `conv_output_length`; null for an unknown size.
 * @throws LayerError when the window is larger than the input
 */
export function windowOutput(layer: string, input: Shape, axis: number, size: number, stride: number, padding: Padding, dilation = 1): number | null {
  const length = input[axis] ?? null;
  if (length === null) return null;
  const reach = (size - 1) * dilation + 1;
  if (padding === 'same') return Math.ceil(length / stride);
  if (reach > length) {
    throw new LayerError('bad-shape', `${layer}'s window of ${reach} is larger than its input of ${formatShape(input)}. Make the window smaller, or set padding to "same".`);
  }
  return Math.floor((length - reach) / stride) + 1;
}

/** Output size of a transposed convolution along one axis: Keras's `deconv_output_length`; null for an unknown size. */
export function transposedOutput(length: number | null | undefined, size: number, stride: number, padding: Padding): number | null {
  if (length == null) return null;
  return length * stride + (padding === 'valid' ? Math.max(size - stride, 0) : 0);
}

/** Keras refuses both at once, and so does tfjs when it runs. @throws LayerError */
export function checkDilation(layer: string, strides: readonly number[], dilation: readonly number[]): void {
  if (strides.some((stride) => stride > 1) && dilation.some((rate) => rate > 1)) {
    throw new LayerError('bad-config', `${layer} cannot have both strides and dilation_rate above 1: set one of them to 1.`);
  }
}

/** Product of sizes; 0 when one is unknown, so that a cost that cannot be known counts as none. */
export const product = (...sizes: readonly (number | null | undefined)[]): number => sizes.reduce<number>((all, size) => all * (size ?? 0), 1);
