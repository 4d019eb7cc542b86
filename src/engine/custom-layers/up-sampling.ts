import { alongAxis } from './along-axis';
import { noWeights, type CustomLayer, type Settings } from './custom-layer';

const factorsOf = (settings: Settings): number[] => [settings['size']].flat() as number[];

const upSampling = (className: string): CustomLayer => ({
  className,
  weights: noWeights,
  outputShape: (settings, input) => input.map((size, axis) => (size === null ? null : size * (factorsOf(settings)[axis] ?? 1))),
  call(tf, x, _weight, settings) {
    return factorsOf(settings).reduce(
      (larger, factor, index) =>
        alongAxis(tf, larger, index + 1, (rows) => {
          const [outer, size, inner] = rows.shape;
          return tf.reshape(tf.tile(tf.reshape(rows, [outer * size, 1, inner]), [1, factor, 1]), [outer, size * factor, inner]);
        }),
      x,
    );
  },
});

export const upSampling1d = upSampling('UpSampling1D');
export const upSampling3d = upSampling('UpSampling3D');
