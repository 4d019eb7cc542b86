import * as tf from '@tensorflow/tfjs';
import type { Head } from './head';
import { focusOf, isOneByOne, margins } from './scores';
import { softmaxLoss } from './softmax-loss';

export interface BatchResult {
  /** Mean over the batch, a scalar. */
  readonly loss: tf.Scalar;
  /** The same and how many of the batch were right, `[2]`: read at once. */
  readonly measured: tf.Tensor1D;
}

/** What an image shows: a class, or of each class its share (mixup, cutmix), which add up to 1. */
export type Target = number | readonly number[];

/**
 * The same loss as `scores.ts` has for one image, on the backend and differentiable; `values` is `[batch, units]`. An image of several classes counts as
 * right where its largest share is guessed.
 * @param weights how much an image of each class counts; all the same where there are none. As in Keras the mean is over the images, not over the weights.
 */
export function batchResult(values: tf.Tensor2D, targets: readonly Target[], head: Head, weights: readonly number[] | null = null): BatchResult {
  const byKernel = head.kind === 'softmax' && head.loss === 'cross-entropy' ? softmaxLoss(values, targets.map((target) => countedShares(target, head, weights))) : null;
  if (byKernel) return byKernel;
  const classes = tf.tensor1d(targets.map(largest), 'int32');
  const guesses = isSingleSigmoid(head) ? tf.greater(values, 0).reshape([-1]) : tf.argMax(values, 1);
  const each = lossOfEach(values, sharesOf(targets, classes, head.classCount), head);
  const counted = weights ? tf.mul(each, tf.tensor1d(targets.map((target) => weightOf(target, weights)))) : each;
  const loss = tf.div(tf.sum(counted), targets.length) as tf.Scalar;
  return { loss, measured: tf.stack([loss, tf.sum(tf.equal(guesses.toInt(), classes).toFloat())]) as tf.Tensor1D };
}

/** Smoothed, and as much as the image counts. */
function countedShares(target: Target, { units, smoothing = 0 }: Head, weights: readonly number[] | null): { label: number; shares: number[] } {
  const weight = weights ? weightOf(target, weights) : 1;
  const shares = Array.from({ length: units }, (_, unit) => weight * (shareOf(target, unit) * (1 - smoothing) + smoothing / units));
  return { label: largest(target), shares };
}

const shareOf = (target: Target, index: number): number => (typeof target === 'number' ? Number(index === target) : (target[index] ?? 0));

const isSingleSigmoid = ({ kind, units }: Head): boolean => kind === 'sigmoid' && units === 1;
const largest = (target: Target): number => (typeof target === 'number' ? target : target.indexOf(Math.max(...target)));
const weightOf = (target: Target, weights: readonly number[]): number =>
  typeof target === 'number' ? weights[target]! : target.reduce((sum, share, index) => sum + share * weights[index]!, 0);

/** `[batch, count]`, rows that add up to 1. */
function sharesOf(targets: readonly Target[], classes: tf.Tensor1D, count: number): tf.Tensor2D {
  if (targets.every((target) => typeof target === 'number')) return tf.oneHot(classes, count).toFloat() as tf.Tensor2D;
  return tf.tensor2d(targets.map((target) => Array.from({ length: count }, (_, index) => shareOf(target, index))));
}

/** Of each image of the batch, `[batch]`. */
function lossOfEach(values: tf.Tensor2D, shares: tf.Tensor2D, head: Head): tf.Tensor1D {
  if (head.loss === 'margin') return marginLoss(presences(values, head), shares);
  return isOneByOne(head) ? binaryLoss(values, shares, head) : categoricalLoss(values, shares, head);
}

/** Szegedy et al., https://arxiv.org/abs/1512.00567, section 7: a share of the truth is spread over `among` answers. */
const smoothed = (targets: tf.Tensor, { smoothing = 0 }: Head, among: number): tf.Tensor =>
  smoothing === 0 ? targets : tf.add(tf.mul(targets, 1 - smoothing), smoothing / among);

const clipped = (p: tf.Tensor): tf.Tensor => tf.clipByValue(p, 1e-7, 1 - 1e-7);

/** What is right already counts less: (1 - p) to the power of gamma. */
const focused = (p: tf.Tensor, gamma: number): tf.Tensor => tf.exp(tf.mul(tf.log(clipped(tf.sub(1, p))), gamma));

function categoricalLoss(values: tf.Tensor2D, shares: tf.Tensor2D, head: Head): tf.Tensor1D {
  const gamma = focusOf(head);
  const targets = smoothed(shares, head, head.units);
  if (head.kind === 'softmax' && gamma === 0) return tf.losses.softmaxCrossEntropy(targets, values, undefined, 0, tf.Reduction.NONE);
  const logs = head.kind === 'softmax' ? tf.logSoftmax(values) : tf.log(clipped(tf.div(values, tf.sum(values, 1, true))));
  const terms = tf.mul(targets, logs);
  return tf.neg(tf.sum(gamma === 0 ? terms : tf.mul(terms, focused(tf.exp(logs), gamma)), 1));
}

function binaryLoss(values: tf.Tensor2D, shares: tf.Tensor2D, head: Head): tf.Tensor1D {
  const gamma = focusOf(head);
  const targets = smoothed(isSingleSigmoid(head) ? shares.slice([0, 1], [-1, 1]) : shares, head, 2);
  const rest = tf.sub(1, targets);
  const present = head.kind === 'sigmoid' ? tf.sigmoid(values) : clipped(presences(values, head));
  const losses = head.kind === 'sigmoid'
    ? tf.losses.sigmoidCrossEntropy(targets, values, undefined, 0, tf.Reduction.NONE)
    : tf.neg(tf.add(tf.mul(targets, tf.log(present)), tf.mul(rest, tf.log(tf.sub(1, present)))));
  const right = (): tf.Tensor => tf.add(tf.mul(targets, present), tf.mul(rest, tf.sub(1, present)));
  return tf.mean(gamma === 0 ? losses : tf.mul(losses, focused(right(), gamma)), 1);
}

/** Of each class, how sure the network is that it is there: `[batch, classes]`, 0 to 1. */
function presences(values: tf.Tensor2D, head: Head): tf.Tensor2D {
  if (head.kind === 'softmax') return tf.softmax(values);
  if (head.kind !== 'sigmoid') return values;
  const each = tf.sigmoid(values);
  return head.units === 1 ? tf.concat([tf.sub(1, each), each], 1) as tf.Tensor2D : each;
}

/** Sabour, Frosst and Hinton, https://arxiv.org/abs/1710.09829, equation 4: summed over the classes. */
function marginLoss(present: tf.Tensor2D, targets: tf.Tensor2D): tf.Tensor1D {
  const missed = tf.square(tf.relu(tf.sub(margins.present, present)));
  const imagined = tf.square(tf.relu(tf.sub(present, margins.absent)));
  return tf.sum(tf.add(tf.mul(targets, missed), tf.mul(tf.mul(tf.sub(1, targets), imagined), margins.absentWeight)), 1);
}
