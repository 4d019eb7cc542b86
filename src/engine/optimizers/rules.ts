import * as tf from '@tensorflow/tfjs';
import type { TrainingConfig } from '../../core/training/config';
import { adadelta } from './adadelta';
import { adagrad } from './adagrad';
import { adam } from './adam';
import { lion } from './lion';
import { rmsprop } from './rmsprop';
import type { UpdateRule } from './rule';
import { sgd } from './sgd';

/** Keras's update rules, with its constants, on the current backend. */
export function ruleOf({ optimizer, momentum, nesterov }: Pick<TrainingConfig, 'optimizer' | 'momentum' | 'nesterov'>): UpdateRule {
  // Keras's 1e-7, but where a device has 16-bit floats only that would be 0.
  const epsilon = tf.backend().floatPrecision() === 16 ? 1e-4 : 1e-7;
  switch (optimizer) {
    case 'sgd':
      return sgd(momentum, nesterov);
    case 'adam':
    case 'adamw':
      // They differ in the weight decay that is usual with them, and that is the optimizer's.
      return adam(epsilon);
    case 'rmsprop':
      return rmsprop(momentum, epsilon);
    case 'adagrad':
      return adagrad(epsilon);
    case 'adadelta':
      return adadelta(epsilon);
    case 'lion':
      return lion;
  }
}
