import type { Tensor, Tensor4D } from '@tensorflow/tfjs';
import { numberIn, type CustomLayer, type CustomWeight, type Settings, type Tf } from './custom-layer';

const single = (settings: Settings, name: string): number => Number([settings[name] ?? 1].flat()[0]);
const paddingOf = (settings: Settings): 'same' | 'valid' => (settings['padding'] === 'same' ? 'same' : 'valid');
const bias = (settings: Settings, size: number): CustomWeight[] => (settings['useBias'] === false ? [] : [{ name: 'bias', shape: [size], by: 'bias' }]);

/** A sequence `[batch, steps, channels]` as a picture one pixel wide. */
const asPicture = (tf: Tf, x: Tensor): Tensor4D => tf.reshape(x, [x.shape[0]!, x.shape[1]!, 1, x.shape[2]!]);
const asSequence = (tf: Tf, x: Tensor): Tensor => tf.reshape(x, [x.shape[0]!, x.shape[1]!, x.shape[3]!]);

/** Adds the bias and applies the activation. */
function finished(tf: Tf, x: Tensor, weight: (name: string) => Tensor, settings: Settings): Tensor {
  const shifted = settings['useBias'] === false ? x : tf.add(x, weight('bias'));
  const found = tf.serialization.SerializationMap.getMap().classNameMap[String(settings['activation'] ?? 'linear')];
  if (!found) throw new Error(`There is no activation ${String(settings['activation'])}.`);
  const made: unknown = new found[0]({});
  return (made as { apply(x: Tensor): Tensor }).apply(shifted);
}

/** A kernel `[size, ...]` with `rate - 1` zeros between its taps, since no backend has the gradient of a dilated convolution. */
function spread(tf: Tf, kernel: Tensor, rate: number): Tensor {
  if (rate === 1) return kernel;
  const [size, ...rest] = kernel.shape as [number, ...number[]];
  const inner = rest.reduce((all, one) => all * one, 1);
  const padded = tf.reshape(tf.pad(tf.reshape(kernel, [size, 1, inner]), [[0, 0], [0, rate - 1], [0, 0]]), [size * rate, inner]);
  return tf.reshape(tf.slice(padded, [0, 0], [(size - 1) * rate + 1, inner]), [(size - 1) * rate + 1, ...rest]);
}

function depthwise(tf: Tf, x: Tensor, weight: (name: string) => Tensor, settings: Settings): Tensor4D {
  const kernel = spread(tf, weight('depthwise_kernel'), single(settings, 'dilationRate'));
  const [size, channels, multiplier] = kernel.shape as [number, number, number];
  const stride = single(settings, 'strides');
  return tf.depthwiseConv2d(asPicture(tf, x), tf.reshape(kernel, [size, 1, channels, multiplier]) as Tensor4D, [stride, stride], paddingOf(settings));
}

function windowOutput(settings: Settings, steps: number | null): number | null {
  if (steps === null) return null;
  const stride = single(settings, 'strides');
  if (paddingOf(settings) === 'same') return Math.ceil(steps / stride);
  return Math.floor((steps - (single(settings, 'kernelSize') - 1) * single(settings, 'dilationRate') - 1) / stride) + 1;
}

const depthwiseKernel = (settings: Settings, channels: number): CustomWeight => ({
  name: 'depthwise_kernel', shape: [single(settings, 'kernelSize'), channels, numberIn(settings, 'depthMultiplier')], by: 'depthwise',
});

export const depthwiseConv1d: CustomLayer = {
  className: 'DepthwiseConv1D',
  weights: (settings, input) => [depthwiseKernel(settings, input[1]!), ...bias(settings, input[1]! * numberIn(settings, 'depthMultiplier'))],
  outputShape: (settings, [steps, channels]) => [windowOutput(settings, steps!), channels! * numberIn(settings, 'depthMultiplier')],
  call: (tf, x, weight, settings) => finished(tf, asSequence(tf, depthwise(tf, x, weight, settings)), weight, settings),
};

export const separableConv1d: CustomLayer = {
  className: 'SeparableConv1D',
  weights(settings, input) {
    const filters = numberIn(settings, 'filters');
    const pointwise = { name: 'pointwise_kernel', shape: [1, input[1]! * numberIn(settings, 'depthMultiplier'), filters], by: 'pointwise' };
    return [depthwiseKernel(settings, input[1]!), pointwise, ...bias(settings, filters)];
  },
  outputShape: (settings, [steps]) => [windowOutput(settings, steps!), numberIn(settings, 'filters')],
  call(tf, x, weight, settings) {
    const [, inputs, filters] = weight('pointwise_kernel').shape as [number, number, number];
    const mixed = tf.conv2d(depthwise(tf, x, weight, settings), tf.reshape(weight('pointwise_kernel'), [1, 1, inputs, filters]), 1, 'valid');
    return finished(tf, asSequence(tf, mixed), weight, settings);
  },
};

/** Keras's `deconv_output_length`. */
function transposedOutput(settings: Settings, steps: number | null): number | null {
  if (steps === null) return null;
  const [size, stride] = [single(settings, 'kernelSize'), single(settings, 'strides')];
  return steps * stride + (paddingOf(settings) === 'valid' ? Math.max(size - stride, 0) : 0);
}

export const conv1dTranspose: CustomLayer = {
  className: 'Conv1DTranspose',
  weights(settings, input) {
    const filters = numberIn(settings, 'filters');
    return [{ name: 'kernel', shape: [single(settings, 'kernelSize'), filters, input[1]!], by: 'kernel' }, ...bias(settings, filters)];
  },
  outputShape: (settings, [steps]) => [transposedOutput(settings, steps!), numberIn(settings, 'filters')],
  call(tf, x, weight, settings) {
    const [size, filters, channels] = weight('kernel').shape as [number, number, number];
    const [batch, steps] = x.shape as [number, number];
    const kernel = tf.reshape(weight('kernel'), [size, 1, filters, channels]) as Tensor4D;
    const larger = tf.conv2dTranspose(asPicture(tf, x), kernel, [batch, transposedOutput(settings, steps)!, 1, filters], [single(settings, 'strides'), 1], paddingOf(settings));
    return finished(tf, asSequence(tf, larger), weight, settings);
  },
};
