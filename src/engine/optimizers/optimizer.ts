import * as tf from '@tensorflow/tfjs';
import type { TrainingConfig } from '../../core/training/config';
import { clipByGlobalNorm } from './clip';
import type { Slots, UpdateRule } from './rule';
import { stepOf } from './step';

/** A variable that gradients change. */
export interface Trainable {
  /** `layer/weight`. */
  readonly key: string;
  readonly variable: tf.Variable;
  /** Of the learning rate: its layer's. */
  readonly multiplier: number;
  /** Whether weight decay is for it: not for biases and what normalizations have. */
  readonly decays: boolean;
}

/** All that an optimizer remembers, so that a run can go on later as if nothing had been. */
export interface OptimizerState {
  /** Updates made so far. */
  readonly step: number;
  /** Batches whose gradients wait for their update. */
  readonly pending: number;
  /** By `layer/weight/slot`. */
  readonly slots: Readonly<Record<string, Float32Array>>;
}

export type OptimizerOptions = Pick<TrainingConfig, 'weightDecay' | 'clipNorm' | 'accumulate' | 'averaging'>;

type Gradients = readonly (tf.Tensor | null | undefined)[];

/** Applies an update rule to a fixed list of variables, and owns what it remembers of each. */
export class Optimizer {
  #step = 0;
  #pending = 0;
  readonly #slots: Slots[];

  constructor(
    private readonly trainables: readonly Trainable[],
    private readonly rule: UpdateRule,
    private readonly options: OptimizerOptions,
  ) {
    const filled = { ...rule.slots, ...(options.accumulate > 1 && { gradient: 0 }) };
    this.#slots = trainables.map(({ variable }) => tf.tidy(() => {
      const slots: Slots = { ...mapValues(filled, (start) => tf.fill(variable.shape, start)), ...(options.averaging > 0 && { average: variable.clone() }) };
      return mapValues(slots, (tensor) => tf.keep(tensor));
    }));
  }

  /**
   * Takes the gradients of one batch, in the variables' order; they stay the caller's. A variable without one stays as it is.
   * @returns whether the variables were updated, and not only gradients gathered.
   */
  apply(gradients: Gradients, learningRate: number): boolean {
    if (this.options.accumulate === 1) {
      this.#updateAll(gradients, learningRate);
      return true;
    }
    this.#pending += 1;
    gradients.forEach((gradient, at) => gradient && this.#set(at, (slots) => ({ gradient: tf.add(slots['gradient']!, gradient) })));
    return this.#pending === this.options.accumulate && this.flush(learningRate);
  }

  /** Updates by the mean of the gradients gathered so far, be they fewer than asked for. @returns whether there were any. */
  flush(learningRate: number): boolean {
    if (this.#pending === 0) return false;
    const means = this.#slots.map(({ gradient }) => tf.keep(tf.tidy(() => tf.div(gradient!, this.#pending))));
    try {
      this.#updateAll(means, learningRate);
    } finally {
      tf.dispose(means);
    }
    this.#slots.forEach((_, at) => this.#set(at, ({ gradient }) => ({ gradient: tf.zerosLike(gradient!) })));
    this.#pending = 0;
    return true;
  }

  /**
   * Puts the moving averages in the variables' place, and those in theirs; a second time, back. Without averages nothing happens.
   * Polyak and Juditsky, Acceleration of Stochastic Approximation by Averaging, 1992; computed as Keras 2 does.
   */
  exchangeAverages(): void {
    if (this.options.averaging === 0) return;
    this.trainables.forEach(({ variable }, at) => this.#set(at, ({ average }) => {
      const now = variable.clone();
      variable.assign(average!);
      return { average: now };
    }));
  }

  async state(): Promise<OptimizerState> {
    const [step, pending] = [this.#step, this.#pending];
    const named = this.trainables.flatMap(({ key }, at) => Object.entries(this.#slots[at]!).map(([slot, tensor]) => [`${key}/${slot}`, tensor] as const));
    const values = await Promise.all(named.map(([, tensor]) => tensor.data() as Promise<Float32Array>));
    return { step, pending, slots: Object.fromEntries(named.map(([name], at) => [name, values[at]!])) };
  }

  /** @throws Error when the state is that of another optimizer or network; then nothing has changed. */
  restore({ step, pending, slots }: OptimizerState): void {
    const values = this.trainables.map(({ key, variable }, at) => mapValues(this.#slots[at]!, (_now, slot) => {
      const value = slots[`${key}/${slot}`];
      if (value?.length !== variable.size) throw new Error(`The optimizer's state has no ${slot} that fits ${key}.`);
      return value;
    }));
    [this.#step, this.#pending] = [step, pending];
    values.forEach((of, at) => this.#set(at, () => mapValues(of, (value) => tf.tensor(value, this.trainables[at]!.variable.shape))));
  }

  dispose(): void {
    for (const slots of this.#slots) tf.dispose(slots);
  }

  #updateAll(gradients: Gradients, learningRate: number): void {
    this.#step += 1;
    const { clipNorm } = this.options;
    tf.tidy(() => (clipNorm > 0 ? clipByGlobalNorm(gradients, clipNorm) : gradients).forEach((gradient, at) => gradient && this.#update(at, gradient, learningRate)));
  }

  #update(at: number, gradient: tf.Tensor, learningRate: number): void {
    const { weightDecay, averaging } = this.options;
    const { variable, multiplier, decays } = this.trainables[at]!;
    this.#set(at, (before) => {
      // Apart from the gradient: Loshchilov and Hutter, https://arxiv.org/abs/1711.05101.
      const share = { decay: decays ? weightDecay * learningRate * multiplier : 0, part: multiplier };
      const { variable: next, slots } = stepOf(this.rule, variable, gradient, before, { learningRate, step: this.#step }, share);
      variable.assign(next);
      if (averaging === 0) return slots;
      const average = tf.add(tf.mul(before['average']!, averaging), tf.mul(variable, 1 - averaging));
      return { ...slots, average };
    });
  }

  /** Gives slots of a variable new values, and ends the old ones. */
  #set(at: number, change: (slots: Slots) => Slots): void {
    const before = this.#slots[at]!;
    const next = tf.tidy(() => mapValues(change(before), (tensor) => tf.keep(tensor)));
    for (const name of Object.keys(next)) before[name]!.dispose();
    this.#slots[at] = { ...before, ...next };
  }
}

function mapValues<T, R>(of: Readonly<Record<string, T>>, change: (value: T, name: string) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, change(value, name)]));
}
