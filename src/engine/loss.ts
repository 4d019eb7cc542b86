import * as tf from '@tensorflow/tfjs';
import type { Head } from './head';
import { margins } from './scores';

export interface BatchResult {
  /** Mean over the batch, a scalar. */
  readonly loss: tf.Scalar;
  /** How many of the batch were right, a scalar. */
  readonly correct: tf.Scalar;
}

/** What an image shows: a class, or of each class its share (mixup, cutmix), which add up to 1. */
export type Target = number | readonly number[];

/** The same loss as `scores.ts` has for one image, on the backend and differentiable; `values` is `[batch, units]`. An image of several classes counts as right where its largest share is guessed. */
export function batchResult(values: tf.Tensor2D, targets: readonly Target[], head: Head): BatchResult {
  const classes = tf.tensor1d(targets.map(largest), 'int32');
  const guesses = isSingleSigmoid(head) ? tf.greater(values, 0).reshape([-1]) : tf.argMax(values, 1);
  return {
    loss: head.loss === 'margin' ? marginLoss(presences(values, head), sharesOf(targets, classes, head.classCount)) : crossEntropy(values, targets, classes, head),
    correct: tf.sum(tf.equal(guesses.toInt(), classes).toFloat()) as tf.Scalar,
  };
}

const isSingleSigmoid = ({ kind, units }: Head): boolean => kind === 'sigmoid' && units === 1;
const largest = (target: Target): number => (typeof target === 'number' ? target : target.indexOf(Math.max(...target)));

/** `[batch, count]`, rows that add up to 1. */
function sharesOf(targets: readonly Target[], classes: tf.Tensor1D, count: number): tf.Tensor2D {
  if (targets.every((target) => typeof target === 'number')) return tf.oneHot(classes, count).toFloat() as tf.Tensor2D;
  return tf.tensor2d(targets.map((target) => Array.from({ length: count }, (_, index) => (typeof target === 'number' ? Number(index === target) : (target[index] ?? 0)))));
}

function crossEntropy(values: tf.Tensor2D, given: readonly Target[], classes: tf.Tensor1D, head: Head): tf.Scalar {
  const targets = isSingleSigmoid(head) ? sharesOf(given, classes, 2).slice([0, 1], [-1, 1]) : sharesOf(given, classes, head.units);
  if (head.kind === 'softmax') return tf.losses.softmaxCrossEntropy(targets, values) as tf.Scalar;
  if (head.kind === 'sigmoid') return tf.losses.sigmoidCrossEntropy(targets, values) as tf.Scalar;
  const outputs = tf.div(values, tf.sum(values, 1, true));
  const logs = tf.log(tf.clipByValue(outputs, 1e-7, 1 - 1e-7));
  return tf.neg(tf.mean(tf.sum(tf.mul(targets, logs), 1))) as tf.Scalar;
}

/** Of each class, how sure the network is that it is there: `[batch, classes]`, 0 to 1. */
function presences(values: tf.Tensor2D, head: Head): tf.Tensor2D {
  if (head.kind === 'softmax') return tf.softmax(values);
  if (head.kind !== 'sigmoid') return values;
  const each = tf.sigmoid(values);
  return head.units === 1 ? tf.concat([tf.sub(1, each), each], 1) as tf.Tensor2D : each;
}

/** Sabour, Frosst and Hinton, https://arxiv.org/abs/1710.09829, equation 4: summed over the classes, mean over the batch. */
function marginLoss(present: tf.Tensor2D, targets: tf.Tensor2D): tf.Scalar {
  const missed = tf.square(tf.relu(tf.sub(margins.present, present)));
  const imagined = tf.square(tf.relu(tf.sub(present, margins.absent)));
  const each = tf.add(tf.mul(targets, missed), tf.mul(tf.mul(tf.sub(1, targets), imagined), margins.absentWeight));
  return tf.mean(tf.sum(each, 1)) as tf.Scalar;
}
