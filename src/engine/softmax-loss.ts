import * as tf from '@tensorflow/tfjs';

const kernel = 'SoftmaxLoss';
/** Numbers that one run through all of them on a graphics card is short for. */
const most = 4096;

/**
 * Cross-entropy of a small batch's logits, `[batch, units]`, by one kernel each for it and its gradient, where the backend has them: on graphics cards a step of a
 * head otherwise spends more time on starting some thirty programs for these few numbers than on all its weights. null where it has none.
 * @param rows of each image the class that it is to be told as, and of each class its share of the truth times how much the image counts
 * @returns the mean loss, a scalar with a gradient, and `[mean loss, how many are right]`
 */
export function softmaxLoss(values: tf.Tensor2D, rows: readonly { readonly label: number; readonly shares: readonly number[] }[]): { loss: tf.Scalar; measured: tf.Tensor1D } | null {
  if (values.size > most || !(tf.getKernel(kernel, tf.getBackend()) as tf.KernelConfig | undefined)) return null;
  const targets = tf.tensor2d(rows.map(({ label, shares }) => [...shares, label]));
  const measured = tf.engine().runKernel(kernel, { values, targets }) as tf.Tensor1D;
  const withGradient = tf.customGrad((logits, save) => {
    (save as tf.GradSaveFunc)([logits as tf.Tensor, targets]);
    return {
      value: tf.slice(measured, [0], [1]).asScalar(),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => tf.engine().runKernel(`${kernel}Grad`, { values: saved[0]!, targets: saved[1]!, dy }) as tf.Tensor,
    };
  });
  return { loss: withGradient(values) as tf.Scalar, measured };
}
