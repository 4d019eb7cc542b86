import * as tf from '@tensorflow/tfjs';

/** A BatchNormalization's tensors, each `[channels]`; `gamma` null for `scale: false`, `beta` null for `center: false`. */
export interface BatchNormWeights {
  readonly gamma: tf.Variable | null;
  readonly beta: tf.Variable | null;
  readonly movingMean: tf.Variable;
  readonly movingVariance: tf.Variable;
}

export interface BatchNormSettings {
  readonly axis: number;
  readonly epsilon: number;
  readonly momentum: number;
}

function channelShape(x: tf.Tensor, axis: number): { along: number[]; shape: number[] } {
  const channels = axis < 0 ? axis + x.rank : axis;
  const along = x.shape.map((_, one) => one).filter((one) => one !== channels);
  return { along, shape: x.shape.map((size, one) => (one === channels ? size : 1)) };
}

/**
 * Inference mode: one multiplication and one addition by the moving statistics. tfjs's own op computes the gradients of all its
 * five inputs, wanted or not, which is most of the backward pass of a network with frozen normalizations.
 */
export function normalizeByMoving(x: tf.Tensor, weights: BatchNormWeights, settings: BatchNormSettings): tf.Tensor {
  const { shape } = channelShape(x, settings.axis);
  const { factor, shift } = movingScale(weights, settings.epsilon);
  return tf.add(tf.mul(x, factor.reshape(shape)), shift.reshape(shape));
}

/** That multiplication and addition, each `[channels]`. */
export function movingScale({ gamma, beta, movingMean, movingVariance }: BatchNormWeights, epsilon: number): { factor: tf.Tensor; shift: tf.Tensor } {
  const rescale = tf.rsqrt(tf.add(movingVariance, epsilon));
  const factor = gamma ? tf.mul(rescale, gamma) : rescale;
  const negative = tf.neg(tf.mul(movingMean, factor));
  return { factor, shift: beta ? tf.add(negative, beta) : negative };
}

/**
 * Training mode: normalizes by the batch's own mean and variance and moves the moving ones, as Keras does without fusing.
 * The gradient is Ioffe and Szegedy's (https://arxiv.org/abs/1502.03167, section 3).
 */
export function normalizeByBatch(x: tf.Tensor, weights: BatchNormWeights, settings: BatchNormSettings): tf.Tensor {
  const { along, shape } = channelShape(x, settings.axis);
  const { gamma, beta } = weights;
  const size = gamma ?? beta ?? weights.movingMean;
  const scale = (gamma ?? tf.onesLike(size)).reshape(shape);
  const offset = (beta ?? tf.zerosLike(size)).reshape(shape);
  const normalize = tf.customGrad((input, scaleOf, offsetOf, save) => {
    const value = input as tf.Tensor;
    const mean = tf.mean(value, along, true);
    const centred = tf.sub(value, mean);
    const variance = tf.mean(tf.square(centred), along, true);
    const inverse = tf.rsqrt(tf.add(variance, settings.epsilon));
    const normal = tf.mul(centred, inverse);
    moveTowards(weights.movingMean, mean, settings.momentum);
    moveTowards(weights.movingVariance, variance, settings.momentum);
    (save as tf.GradSaveFunc)([normal, inverse, scaleOf as tf.Tensor]);
    return {
      value: tf.add(tf.mul(normal, scaleOf as tf.Tensor), offsetOf as tf.Tensor),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => batchGradients(dy, saved, along),
    };
  });
  return normalize(x, scale, offset);
}

function batchGradients(dy: tf.Tensor, saved: tf.Tensor[], along: number[]): tf.Tensor[] {
  const [normal, inverse, scale] = saved as [tf.Tensor, tf.Tensor, tf.Tensor];
  const dScale = tf.sum(tf.mul(dy, normal), along, true);
  const dOffset = tf.sum(dy, along, true);
  const count = along.reduce((product, axis) => product * dy.shape[axis]!, 1);
  const common = tf.add(tf.mul(normal, tf.div(dScale, count)), tf.div(dOffset, count));
  return [tf.mul(tf.sub(dy, common), tf.mul(scale, inverse)), dScale, dOffset];
}

function moveTowards(moving: tf.Variable, batch: tf.Tensor, momentum: number): void {
  const now = batch.reshape(moving.shape);
  moving.assign(tf.add(tf.mul(moving, momentum), tf.mul(now, 1 - momentum)));
}
