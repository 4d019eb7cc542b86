import type { Tensor } from '@tensorflow/tfjs';
import { alongAxis } from './along-axis';
import { noWeights, type CustomLayer, type Settings, type Tf } from './custom-layer';

type Border = readonly [before: number, after: number];

/** `[before, after]` of each axis after the batch, from a sequence's one pair or a volume's three. */
const bordersOf = (given: unknown): Border[] => (typeof (given as unknown[])[0] === 'number' ? [given as Border] : (given as Border[]));

function pad(tf: Tf, x: Tensor, borders: readonly Border[]): Tensor {
  return borders.reduce((padded, [before, after], index) => alongAxis(tf, padded, index + 1, (rows) => tf.pad(rows, [[0, 0], [before, after], [0, 0]])), x);
}

function crop(tf: Tf, x: Tensor, borders: readonly Border[]): Tensor {
  return borders.reduce((cropped, [before, after], index) => alongAxis(tf, cropped, index + 1, (rows) => tf.slice(rows, [0, before, 0], [-1, rows.shape[1] - before - after, -1])), x);
}

const resized = (borders: readonly Border[], input: readonly (number | null)[], sign: 1 | -1): (number | null)[] =>
  input.map((size, axis) => (size === null || !borders[axis] ? size : size + sign * (borders[axis][0] + borders[axis][1])));

const padding = (settings: Settings): Border[] => bordersOf(settings['padding']);
const cropping = (settings: Settings): Border[] => bordersOf(settings['cropping']);

const zeroPadding = (className: string): CustomLayer => ({
  className,
  weights: noWeights,
  outputShape: (settings, input) => resized(padding(settings), input, 1),
  call: (tf, x, _weight, settings) => pad(tf, x, padding(settings)),
});

const croppingLayer = (className: string): CustomLayer => ({
  className,
  weights: noWeights,
  outputShape: (settings, input) => resized(cropping(settings), input, -1),
  call: (tf, x, _weight, settings) => crop(tf, x, cropping(settings)),
});

export const zeroPadding1d = zeroPadding('ZeroPadding1D');
export const zeroPadding3d = zeroPadding('ZeroPadding3D');
export const cropping1d = croppingLayer('Cropping1D');
export const cropping3d = croppingLayer('Cropping3D');
