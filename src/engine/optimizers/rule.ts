import type * as tf from '@tensorflow/tfjs';

/** What a rule keeps for each variable from one update to the next, by Keras's names. */
export type Slots = Readonly<Record<string, tf.Tensor>>;

export interface Moment {
  readonly learningRate: number;
  /** Of this update, counted from 1. */
  readonly step: number;
}

export interface Update {
  /** What to take off the variable. */
  readonly change: tf.Tensor;
  /** The slots' next values. */
  readonly slots: Slots;
}

/** How an optimizer turns a gradient into a change of the variable. One rule serves all variables: what it remembers is in their slots. */
export interface UpdateRule {
  /** The slots that it keeps, each with the number that fills it at the start. */
  readonly slots: Readonly<Record<string, number>>;
  /** Leaves its tensors to the caller's tidy. */
  update(gradient: tf.Tensor, slots: Slots, moment: Moment): Update;
  /**
   * A kernel that some backends have (see `stepOf`) for all of an update: of `variable`, `gradient` and the slots it makes the next variable and slots, in the
   * slots' order, given these attributes and the share (`decay`, `part`).
   */
  fused?(moment: Moment): { readonly kernel: string; readonly attrs: Readonly<Record<string, number>> };
}
