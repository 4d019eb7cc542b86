import type { Tensor, serialization } from '@tensorflow/tfjs';
import type { Tf } from './custom-layer';

type Activation = (tf: Tf, x: Tensor) => Tensor;

/** Half the width of the dead zone in Keras's `soft_shrink` and `hard_shrink`. */
const deadZone = 0.5;

/** Keras's activations that tfjs 4.22 has not, by the name in camel case that tfjs makes of a topology's (keras/src/activations/activations.py). */
const made: Readonly<Record<string, Activation>> = {
  exponential: (tf, x) => tf.exp(x),
  leakyRelu: (tf, x) => tf.leakyRelu(x, 0.2),
  hardSilu: (tf, x) => tf.mul(x, tf.div(tf.relu6(tf.add(x, 3)), 6)),
  hardTanh: (tf, x) => tf.clipByValue(x, -1, 1),
  logSigmoid: (tf, x) => tf.neg(tf.softplus(tf.neg(x))),
  celu: (tf, x) => tf.elu(x),
  squareplus: (tf, x) => tf.div(tf.add(x, tf.sqrt(tf.add(tf.square(x), 4))), 2),
  softShrink: (tf, x) => tf.sub(tf.relu(tf.sub(x, deadZone)), tf.relu(tf.sub(tf.neg(x), deadZone))),
  hardShrink: (tf, x) => tf.mul(x, tf.step(tf.sub(tf.abs(x), deadZone))),
  tanhShrink: (tf, x) => tf.sub(x, tf.tanh(x)),
  sparsePlus: (tf, x) => tf.add(tf.div(tf.square(tf.add(tf.clipByValue(x, -1, 1), 1)), 4), tf.relu(tf.sub(x, 1))),
  sparseSigmoid: (tf, x) => tf.clipByValue(tf.div(tf.add(x, 1), 2), 0, 1),
};

/** Teaches TensorFlow.js these activations. */
export function registerActivations(tf: Tf): void {
  for (const [name, apply] of Object.entries(made)) {
    class Made extends tf.serialization.Serializable {
      static readonly className = name;
      apply(x: Tensor): Tensor {
        return tf.tidy(() => apply(tf, x));
      }
      getConfig(): serialization.ConfigDict {
        return {};
      }
    }
    tf.serialization.registerClass(Made);
  }
}
