import * as tf from '@tensorflow/tfjs';

type Noise = (x: tf.Tensor, config: Readonly<Record<string, unknown>>, seed: number) => tf.Tensor;

const rateOf = (config: Readonly<Record<string, unknown>>): number => Number(config['rate'] ?? 0);

function dropout(x: tf.Tensor, rate: number, shape: readonly (number | null)[] | null, seed: number): tf.Tensor {
  if (rate <= 0) return x;
  if (rate >= 1) return tf.zerosLike(x);
  return tf.dropout(x, rate, shape?.map((size, axis) => size ?? x.shape[axis]!), seed);
}

/** SELU's negative saturation: -alpha * scale of Klambauer et al., https://arxiv.org/abs/1706.02515. */
const alphaPrime = -1.6732632423543772 * 1.0507009873554805;

function alphaDropout(x: tf.Tensor, rate: number, seed: number): tf.Tensor {
  if (rate <= 0 || rate >= 1) return x;
  const kept = tf.greaterEqual(tf.randomUniform(x.shape, 0, 1, 'float32', seed), rate).toFloat();
  const a = ((1 - rate) * (1 + rate * alphaPrime ** 2)) ** -0.5;
  const b = -a * alphaPrime * rate;
  return tf.add(tf.mul(tf.add(tf.mul(x, kept), tf.mul(tf.sub(1, kept), alphaPrime)), a), b);
}

/**
 * The random layers in training mode, each with a seed for this very step: tfjs's own repeat one mask (Dropout with a seed) or
 * draw from Math.random, so that no run could be repeated.
 */
export const noiseLayers: Readonly<Record<string, Noise>> = {
  Dropout: (x, config, seed) => dropout(x, rateOf(config), (config['noise_shape'] as number[] | null | undefined) ?? null, seed),
  SpatialDropout1D: (x, config, seed) => dropout(x, rateOf(config), [null, 1, null], seed),
  GaussianDropout: (x, config, seed) => {
    const rate = rateOf(config);
    return rate <= 0 || rate >= 1 ? x : tf.mul(x, tf.randomNormal(x.shape, 1, Math.sqrt(rate / (1 - rate)), 'float32', seed));
  },
  GaussianNoise: (x, config, seed) => tf.add(x, tf.randomNormal(x.shape, 0, Number(config['stddev'] ?? 0), 'float32', seed)),
  AlphaDropout: (x, config, seed) => alphaDropout(x, rateOf(config), seed),
};
