import type { Tensor4D } from '@tensorflow/tfjs';
import { numberIn, type CustomLayer, type Settings } from './custom-layer';
import { squash } from './vectors';

type Pair = [number, number];

const pairIn = (settings: Settings, name: string): Pair => settings[name] as Pair;

/** Size along one axis of a convolution's output. */
function places(size: number, window: number, stride: number, padding: unknown): number {
  return padding === 'same' ? Math.ceil(size / stride) : Math.floor((size - window) / stride) + 1;
}

/** A convolution whose channels are vectors, squashed: Sabour, Frosst and Hinton, https://arxiv.org/abs/1710.09829, section 4 and equation 1. */
export const primaryCapsules: CustomLayer = {
  className: 'PrimaryCapsules',
  weights(settings, input) {
    const filters = numberIn(settings, 'nChannels') * numberIn(settings, 'dimCapsule');
    const kernel = { name: 'kernel', shape: [...pairIn(settings, 'kernelSize'), input[2]!, filters], by: 'kernel' };
    return settings['useBias'] === false ? [kernel] : [kernel, { name: 'bias', shape: [filters], by: 'bias' }];
  },
  outputShape(settings, input) {
    const [rows, columns] = [0, 1].map((axis) => places(input[axis]!, pairIn(settings, 'kernelSize')[axis]!, pairIn(settings, 'strides')[axis]!, settings['padding']));
    return [rows! * columns! * numberIn(settings, 'nChannels'), numberIn(settings, 'dimCapsule')];
  },
  call(tf, x, weight, settings) {
    const map = tf.conv2d(x as Tensor4D, weight('kernel') as Tensor4D, pairIn(settings, 'strides'), settings['padding'] as 'valid' | 'same');
    const shifted = settings['useBias'] === false ? map : tf.add(map, weight('bias'));
    return squash(tf, tf.reshape(shifted, [x.shape[0]!, -1, numberIn(settings, 'dimCapsule')]));
  },
};
