import * as tf from '@tensorflow/tfjs';
import type { TrainingConfig } from '../../core/training/config';
import { adadelta } from './adadelta';
import { adagrad } from './adagrad';
import { adam } from './adam';
import { lion } from './lion';
import { rmsprop } from './rmsprop';
import type { UpdateRule } from './rule';
import { sgd } from './sgd';

/** Whether the current backend computes in floats of 32 bits. tfjs's `floatPrecision` says 16 of just those WebGLs that have 32. */
const hasFullFloats = (): boolean => (tf.getBackend() === 'webgl' && tf.env().getBool('WEBGL_RENDER_FLOAT32_ENABLED')) || tf.backend().floatPrecision() === 32;

/** Keras's update rules, with its constants, on the current backend. */
export function ruleOf({ optimizer, momentum, nesterov }: Pick<TrainingConfig, 'optimizer' | 'momentum' | 'nesterov'>): UpdateRule {
  // Keras's, but in floats of 16 bits it would be 0.
  const epsilon = hasFullFloats() ? 1e-7 : 1e-4;
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
