import { noWeights, type CustomLayer } from './custom-layer';

type Shape = readonly (number | null)[];

/** Sizes from the last axis back, where 1 stretches to the other's. */
function broadcast(a: Shape, b: Shape): Shape {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  return long.map((size, axis) => {
    const other = axis < long.length - short.length ? 1 : short[axis - long.length + short.length]!;
    return size === null || other === null ? null : Math.max(size, other);
  });
}

export const subtract: CustomLayer = {
  className: 'Subtract',
  weights: noWeights,
  outputShape: (_settings, input, [other]) => broadcast(input, other!),
  call(tf, x, _weight, _settings, { others }) {
    const [other] = others as [typeof x];
    // Inputs of unequal rank meet behind the batch, not at the last axis of it.
    const rank = Math.max(x.rank, other.rank);
    const [a, b] = [x, other].map((one) => tf.reshape(one, [one.shape[0]!, ...Array<number>(rank - one.rank).fill(1), ...one.shape.slice(1)])) as [typeof x, typeof x];
    return tf.sub(a, b);
  },
};
