import * as tf from '@tensorflow/tfjs';
import type { Head } from './head';

export interface BatchResult {
  /** Mean over the batch, a scalar. */
  readonly loss: tf.Scalar;
  /** How many of the batch were right, a scalar. */
  readonly correct: tf.Scalar;
}

/** The same loss as `scores.ts` has for one image, on the backend and differentiable; `values` is `[batch, units]`. */
export function batchResult(values: tf.Tensor2D, labels: readonly number[], head: Head): BatchResult {
  const single = head.units === 1;
  const classes = tf.tensor1d([...labels], 'int32');
  const targets = single ? classes.toFloat().reshape([-1, 1]) : tf.oneHot(classes, head.units).toFloat();
  const guesses = single ? tf.greater(values, 0).reshape([-1]) : tf.argMax(values, 1);
  return {
    loss: meanLoss(values, targets as tf.Tensor2D, head),
    correct: tf.sum(tf.equal(guesses.toInt(), classes).toFloat()) as tf.Scalar,
  };
}

function meanLoss(values: tf.Tensor2D, targets: tf.Tensor2D, head: Head): tf.Scalar {
  if (head.kind === 'softmax') return tf.losses.softmaxCrossEntropy(targets, values) as tf.Scalar;
  if (head.kind === 'sigmoid') return tf.losses.sigmoidCrossEntropy(targets, values) as tf.Scalar;
  const shares = tf.div(values, tf.sum(values, 1, true));
  const logs = tf.log(tf.clipByValue(shares, 1e-7, 1 - 1e-7));
  return tf.neg(tf.mean(tf.sum(tf.mul(targets, logs), 1))) as tf.Scalar;
}
