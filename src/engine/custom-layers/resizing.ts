import type { Tensor } from '@tensorflow/tfjs';
import { alongAxis } from './along-axis';
import { noWeights, numberIn, type CustomLayer, type Settings, type Tf } from './custom-layer';

/**
 * `[1, to, from]`: how much each old pixel counts for a new one, by the middles of the pixels as TensorFlow 2's `tf.image.resize` does
 * (half_pixel_centers); tfjs's own layer takes their corners. As matrices, whose gradient every backend has.
 */
function shares(tf: Tf, from: number, to: number, interpolation: unknown): Tensor {
  const values = new Float32Array(to * from);
  for (let row = 0; row < to; row++) {
    const middle = (row + 0.5) * (from / to);
    if (interpolation === 'nearest') {
      values[row * from + Math.min(Math.floor(middle), from - 1)] = 1;
      continue;
    }
    const before = Math.floor(middle - 0.5);
    const share = middle - 0.5 - before;
    values[row * from + Math.max(before, 0)]! += 1 - share;
    values[row * from + Math.min(before + 1, from - 1)]! += share;
  }
  return tf.tensor(values, [1, to, from]);
}

const sizeOf = (settings: Settings): [number, number] => [numberIn(settings, 'height'), numberIn(settings, 'width')];

/** The middle of a picture `[batch, height, width, channels]`, rounded towards the top and the left as Keras does. */
function middle(tf: Tf, x: Tensor, size: readonly [number, number]): Tensor {
  return size.reduce((cut, length, axis) => alongAxis(tf, cut, axis + 1, (rows) => tf.slice(rows, [0, Math.floor((rows.shape[1] - length) / 2), 0], [-1, length, -1])), x);
}

function resize(tf: Tf, x: Tensor, size: readonly [number, number], interpolation: unknown): Tensor {
  return size.reduce((changed, to, axis) => alongAxis(tf, changed, axis + 1, (rows) => tf.matMul(shares(tf, rows.shape[1], to, interpolation), rows)), x);
}

/** The largest part of a picture that has the new size's proportions: Keras's `smart_resize`. */
function inProportion(tf: Tf, x: Tensor, [height, width]: readonly [number, number]): Tensor {
  const [, oldHeight, oldWidth] = x.shape as [number, number, number];
  const part = (old: number, wanted: number): number => Math.max(1, Math.min(old, Math.floor(wanted)));
  return middle(tf, x, [part(oldHeight, (oldWidth * height) / width), part(oldWidth, (oldHeight * width) / height)]);
}

export const resizing: CustomLayer = {
  className: 'Resizing',
  weights: noWeights,
  outputShape: (settings, input) => [...sizeOf(settings), input[2]!],
  call(tf, x, _weight, settings) {
    const size = sizeOf(settings);
    return resize(tf, settings['cropToAspectRatio'] === true ? inProportion(tf, x, size) : x, size, settings['interpolation']);
  },
};

/** As Keras does, a picture smaller than the middle is resized to it. */
export const centerCrop: CustomLayer = {
  className: 'CenterCrop',
  weights: noWeights,
  outputShape: (settings, input) => [...sizeOf(settings), input[2]!],
  call(tf, x, _weight, settings) {
    const [height, width] = sizeOf(settings);
    const fits = x.shape[1]! >= height && x.shape[2]! >= width;
    return fits ? middle(tf, x, [height, width]) : resize(tf, inProportion(tf, x, [height, width]), [height, width], 'bilinear');
  },
};
