import * as tf from '@tensorflow/tfjs';
import type { Moment, Slots, UpdateRule } from './rule';

export interface Share {
  /** Taken off the variable beforehand. */
  readonly decay: number;
  /** Of the rule's change. */
  readonly part: number;
}

export interface Next {
  readonly variable: tf.Tensor;
  readonly slots: Slots;
}

/** A variable's and its slots' next values, as new tensors: by one kernel that does all of it where the backend has that, by tfjs's ops elsewhere. Leaves its tensors to the caller's tidy. */
export function stepOf(rule: UpdateRule, variable: tf.Tensor, gradient: tf.Tensor, slots: Slots, moment: Moment, { decay, part }: Share): Next {
  const fused = rule.fused?.(moment);
  // No such kernel is no error to tfjs, whatever its types say.
  if (fused && (tf.getKernel(fused.kernel, tf.getBackend()) as tf.KernelConfig | undefined)) {
    const names = Object.keys(rule.slots);
    const own = Object.fromEntries(names.map((name) => [name, slots[name]!]));
    const [next, ...rest] = tf.engine().runKernel(fused.kernel, { variable, gradient, ...own }, { ...fused.attrs, decay, part }) as tf.Tensor[];
    return { variable: next!, slots: Object.fromEntries(names.map((name, at) => [name, rest[at]!])) };
  }
  const { change, slots: after } = rule.update(gradient, slots, moment);
  const kept = decay === 0 ? variable : tf.sub(variable, tf.mul(variable, decay));
  return { variable: tf.sub(kept, part === 1 ? change : tf.mul(change, part)), slots: after };
}
