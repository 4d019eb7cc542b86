import * as tf from '@tensorflow/tfjs';
import type { TrainingConfig } from '../core/training/config';

/** With Keras's update rules and defaults. */
export function createOptimizer(config: Pick<TrainingConfig, 'optimizer' | 'learningRate' | 'momentum' | 'nesterov'>): tf.Optimizer {
  const { learningRate, momentum } = config;
  // Keras's 1e-7, but where a device has 16-bit floats only that would be 0.
  const epsilon = tf.backend().floatPrecision() === 16 ? 1e-4 : 1e-7;
  switch (config.optimizer) {
    case 'sgd':
      return momentum > 0 ? tf.train.momentum(learningRate, momentum, config.nesterov) : tf.train.sgd(learningRate);
    case 'adam':
      return tf.train.adam(learningRate, 0.9, 0.999, epsilon);
    case 'rmsprop':
      return tf.train.rmsprop(learningRate, 0.9, momentum, epsilon);
  }
}

/** tfjs's momentum optimizer forgets the scalar that it inherits. */
export function disposeOptimizer(optimizer: tf.Optimizer): void {
  optimizer.dispose();
  tf.dispose((optimizer as unknown as { c?: tf.Tensor }).c ?? []);
}
