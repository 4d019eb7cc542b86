/** A tensor's numbers in row-major order. */
export interface TensorValues {
  readonly shape: readonly number[];
  readonly values: Float32Array<ArrayBuffer>;
}

/** Numbers that a fixed shape holds; 1 for a scalar. */
export const countOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);
