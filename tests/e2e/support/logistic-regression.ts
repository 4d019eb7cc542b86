import type * as tfjs from '@tensorflow/tfjs';

/**
 * Multinomial logistic regression by full-batch Adam with an L2 penalty, on standardised features: the reference that head-only training is
 * held against. Written on plain tfjs, without Graft's code.
 *
 * @param train, test features `[examples, size]`
 * @returns the share of `test` told rightly
 */
export async function logisticRegressionAccuracy(
  tf: typeof tfjs,
  train: { features: tfjs.Tensor2D; labels: number[] },
  test: { features: tfjs.Tensor2D; labels: number[] },
  classes: number,
): Promise<number> {
  const { mean, variance } = tf.moments(train.features, 0);
  const standardise = (features: tfjs.Tensor2D) => features.sub(mean).div(variance.add(1e-6).sqrt()) as tfjs.Tensor2D;
  const x = standardise(train.features);
  const y = tf.oneHot(tf.tensor1d(train.labels, 'int32'), classes);
  const kernel = tf.variable(tf.zeros([x.shape[1], classes]));
  const bias = tf.variable(tf.zeros([classes]));
  const optimizer = tf.train.adam(0.02);
  const logits = (features: tfjs.Tensor2D) => features.matMul(kernel).add(bias) as tfjs.Tensor2D;
  for (let step = 0; step < 400; step++) {
    optimizer.minimize(() => tf.losses.softmaxCrossEntropy(y, logits(x)).add(kernel.square().sum().mul(1e-3)) as tfjs.Scalar, false, [kernel, bias]);
  }
  const said = await logits(standardise(test.features)).argMax(1).data();
  return test.labels.filter((label, at) => label === said[at]).length / test.labels.length;
}
