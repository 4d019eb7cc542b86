import * as tf from '@tensorflow/tfjs';
import type { Slots, UpdateRule } from './rule';

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
  /** By `layer/weight/slot`. */
  readonly slots: Readonly<Record<string, Float32Array>>;
}

/** Applies an update rule to a fixed list of variables, and owns what it remembers of each. */
export class Optimizer {
  #step = 0;
  readonly #slots: Slots[];

  /** @param weightDecay the share of a weight that a learning rate of 1 takes off at each update, apart from the gradient (https://arxiv.org/abs/1711.05101) */
  constructor(
    private readonly trainables: readonly Trainable[],
    private readonly rule: UpdateRule,
    private readonly weightDecay: number,
  ) {
    this.#slots = trainables.map(({ variable }) => mapValues(rule.slots, (start) => tf.keep(tf.tidy(() => tf.fill(variable.shape, start)))));
  }

  /** One update; the gradients, in the variables' order, stay the caller's. A variable without one stays as it is. */
  apply(gradients: readonly (tf.Tensor | null | undefined)[], learningRate: number): void {
    this.#step += 1;
    this.trainables.forEach((trainable, at) => {
      const gradient = gradients[at];
      if (gradient) tf.tidy(() => this.#update(trainable, at, gradient, learningRate));
    });
  }

  async state(): Promise<OptimizerState> {
    const step = this.#step;
    const named = this.trainables.flatMap(({ key }, at) => Object.entries(this.#slots[at]!).map(([slot, tensor]) => [`${key}/${slot}`, tensor] as const));
    const values = await Promise.all(named.map(([, tensor]) => tensor.data() as Promise<Float32Array>));
    return { step, slots: Object.fromEntries(named.map(([name], at) => [name, values[at]!])) };
  }

  /** @throws Error when the state is that of another optimizer or network; then nothing has changed. */
  restore({ step, slots }: OptimizerState): void {
    const values = this.trainables.map(({ key, variable }) => mapValues(this.rule.slots, (_start, slot) => {
      const value = slots[`${key}/${slot}`];
      if (value?.length !== variable.size) throw new Error(`The optimizer's state has no ${slot} that fits ${key}.`);
      return value;
    }));
    this.#step = step;
    values.forEach((of, at) => this.#remember(at, mapValues(of, (value) => tf.tensor(value, this.trainables[at]!.variable.shape))));
  }

  dispose(): void {
    for (const slots of this.#slots) tf.dispose(slots);
  }

  #update({ variable, multiplier, decays }: Trainable, at: number, gradient: tf.Tensor, learningRate: number): void {
    const { change, slots } = this.rule.update(gradient, this.#slots[at]!, { learningRate, step: this.#step });
    const decay = decays ? this.weightDecay * learningRate * multiplier : 0;
    const kept = decay === 0 ? variable : tf.sub(variable, tf.mul(variable, decay));
    variable.assign(tf.sub(kept, multiplier === 1 ? change : tf.mul(change, multiplier)));
    this.#remember(at, slots);
  }

  #remember(at: number, slots: Slots): void {
    tf.dispose(this.#slots[at]!);
    this.#slots[at] = mapValues(slots, (tensor) => tf.keep(tensor));
  }
}

function mapValues<T, R>(of: Readonly<Record<string, T>>, change: (value: T, name: string) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, change(value, name)]));
}
