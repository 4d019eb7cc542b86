import { numberIn, type CustomLayer } from './custom-layer';
import { squash } from './vectors';

/**
 * Dynamic routing by agreement: Sabour, Frosst and Hinton, https://arxiv.org/abs/1710.09829, equations 2 and 3 and procedure 1. Gradients go
 * through all of its iterations.
 */
export const capsuleLayer: CustomLayer = {
  className: 'CapsuleLayer',
  weights: (settings, input) => [{ name: 'kernel', shape: [input[0]!, input[1]!, numberIn(settings, 'numCapsule') * numberIn(settings, 'dimCapsule')], by: 'kernel' }],
  outputShape: (settings) => [numberIn(settings, 'numCapsule'), numberIn(settings, 'dimCapsule')],
  call(tf, x, weight, settings) {
    const [batch, below] = x.shape as [number, number];
    const [above, dim] = [numberIn(settings, 'numCapsule'), numberIn(settings, 'dimCapsule')];
    // What each capsule below says each one above should be: [batch, above, below, dim].
    const told = tf.matMul(tf.transpose(x, [1, 0, 2]), weight('kernel'));
    const predictions = tf.transpose(tf.reshape(told, [below, batch, above, dim]), [1, 2, 0, 3]);
    let logits = tf.zeros([batch, below, above]);
    for (let routing = 1; ; routing++) {
      const shares = tf.reshape(tf.transpose(tf.softmax(logits), [0, 2, 1]), [batch, above, 1, below]);
      const outputs = squash(tf, tf.matMul(shares, predictions));
      if (routing >= numberIn(settings, 'routings')) return tf.reshape(outputs, [batch, above, dim]);
      const agreement = tf.reshape(tf.matMul(predictions, outputs, false, true), [batch, above, below]);
      logits = tf.add(logits, tf.transpose(agreement, [0, 2, 1]));
    }
  },
};
