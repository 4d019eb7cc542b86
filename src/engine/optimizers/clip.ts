import * as tf from '@tensorflow/tfjs';

type Gradients = readonly (tf.Tensor | null | undefined)[];

/**
 * Gradients made shorter all together, where the L2 norm of them all is more than `norm`, which it then is (Pascanu et al.,
 * https://arxiv.org/abs/1211.5063, algorithm 1). In the caller's tidy; nothing is read back from the device.
 */
export function clipByGlobalNorm(gradients: Gradients, norm: number): Gradients {
  const squares = gradients.flatMap((gradient) => (gradient ? [tf.sum(tf.square(gradient))] : []));
  if (squares.length === 0) return gradients;
  const factor = tf.minimum(tf.div(norm, tf.sqrt(tf.addN(squares))), 1);
  return gradients.map((gradient) => gradient && tf.mul(gradient, factor));
}
