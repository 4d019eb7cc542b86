import * as tf from '@tensorflow/tfjs';
import type { PlanLayer } from '../core/graph/types';
import type { TrainingConfig } from '../core/training/config';
import type { Boundary } from '../core/training/feature-cut';
import { GraftFailure } from '../protocol/errors';
import type { Batches } from './batches';
import { feedsOf, type Example } from './examples';
import { throwIfGpuLost } from './gpu-lost';
import type { Head } from './head';
import type { ImageInput } from './images';
import { batchResult, type Target } from './loss';
import type { Network } from './network';
import { nextTask } from './pace';
import { Optimizer, type OptimizerState, type Trainable } from './optimizers/optimizer';
import { ruleOf } from './optimizers/rules';
import { isCorrect, lossOf } from './scores';

export interface Labelled {
  readonly id: string;
  readonly label: number;
  readonly example: Example;
  /** Where it is mixed of several images: of each class its share, which the loss then goes by. */
  readonly shares?: readonly number[];
}

const targetOf = ({ label, shares }: Labelled): Target => shares ?? label;

export interface Step {
  /** For what is random in it. */
  readonly seed: number;
  readonly learningRate: number;
}

export interface Measure {
  readonly loss: number;
  readonly accuracy: number;
}

export interface Evaluation extends Measure {
  /** The network's numbers for each image, in the images' order: see `Head`. */
  readonly values: readonly (readonly number[])[];
}

export interface FittingState {
  readonly optimizer: Omit<OptimizerState, 'slots'>;
  /** `weights/…`, `best/…` and `slots/…`. */
  readonly tensors: Readonly<Record<string, Float32Array>>;
}

export const nothingToTrain = (): GraftFailure =>
  new GraftFailure({ code: 'nothing-to-train', message: 'Every layer with weights is frozen, so there is nothing to train. Unfreeze a layer or add one.' });

/** The part of a network behind the boundary, and what is needed to train it: one batch at a time. Owns its tensors. */
export class Fitting {
  readonly #path: readonly PlanLayer[];
  readonly #trainables: readonly Trainable[];
  /** Layers whose weights the run has changed by now, or will in this phase. */
  readonly changing: ReadonlySet<string>;
  /** For whoever keeps its state. */
  readonly optimizer: Optimizer;
  /** By `layer/weight`. */
  #best: ReadonlyMap<string, tf.Tensor> = new Map();

  /** @throws GraftFailure `nothing-to-train` */
  constructor(
    private readonly network: Network,
    private readonly head: Head,
    private readonly boundary: readonly Boundary[],
    private readonly input: ImageInput,
    config: TrainingConfig,
    /** How much an image of each class counts in training; null where all count the same. */
    private readonly classWeights: readonly number[] | null = null,
    /** Layers that earlier phases of the run have trained: their weights are part of its best, though they may be frozen now. */
    earlier: ReadonlySet<string> = new Set(),
  ) {
    this.#path = network.path(boundary.map(({ name }) => name), [head.output]);
    this.#trainables = network.trainables(this.#path);
    if (this.#trainables.length === 0) throw nothingToTrain();
    this.changing = new Set([...earlier, ...network.trained()]);
    this.optimizer = new Optimizer(this.#trainables, ruleOf(config), config);
  }

  /** Numbers that the network gives for an image. */
  get units(): number {
    return this.head.units;
  }

  /** One batch's part of an update, or all of it; the loss is the one before it, penalties included. */
  async step(batch: readonly Labelled[], { seed, learningRate }: Step): Promise<Measure> {
    let measured: tf.Tensor | null = null;
    try {
      tf.tidy(() => {
        const feeds = feedsOf(batch.map((one) => one.example), this.boundary, this.input);
        const { grads } = tf.variableGrads(() => {
          const result = batchResult(this.#values(feeds, true, seed), batch.map(targetOf), this.head, this.classWeights);
          const penalty = this.network.penalty(this.#path);
          measured = tf.keep(penalty ? tf.concat([result.measured, penalty.reshape([1])]) : result.measured);
          return penalty ? tf.add(result.loss, penalty) : result.loss;
        }, this.#trainables.map(({ variable }) => variable));
        const updated = this.optimizer.apply(this.#trainables.map(({ variable }) => grads[variable.name]), learningRate);
        if (updated) this.network.applyConstraints(this.#path);
      });
      const [loss, correct, penalty = 0] = await measured!.data();
      throwIfGpuLost();
      return { loss: loss! + penalty, accuracy: correct! / batch.length };
    } finally {
      tf.dispose(measured ?? []);
    }
  }

  /** At an epoch's end: the update of batches that are fewer than make one. */
  endEpoch(learningRate: number): void {
    if (this.optimizer.flush(learningRate)) this.network.applyConstraints(this.#path);
  }

  /** Inference mode over all of these, penalties included as Keras does; null when `givenUp` says so on the way. */
  async evaluate(batches: Batches, givenUp: () => boolean): Promise<Evaluation | null> {
    this.optimizer.exchangeAverages();
    try {
      return await this.#evaluate(batches, givenUp);
    } finally {
      this.optimizer.exchangeAverages();
    }
  }

  async #evaluate(batches: Batches, givenUp: () => boolean): Promise<Evaluation | null> {
    const { images } = batches;
    const values: number[][] = [];
    for (const at of batches.starts()) {
      if (givenUp()) return null;
      const group = await batches.take(at);
      const output = tf.tidy(() => this.#values(feedsOf(group.map((one) => one.example), this.boundary, this.input), false, 0));
      const numbers = await output.data();
      output.dispose();
      for (let i = 0; i < group.length; i++) values.push([...numbers.slice(i * this.head.units, (i + 1) * this.head.units)]);
      await nextTask();
    }
    throwIfGpuLost();
    const losses = images.map((image, index) => lossOf(values[index]!, image.label, this.head));
    const right = images.filter((image, index) => isCorrect(values[index]!, image.label)).length;
    return { values, loss: losses.reduce((sum, loss) => sum + loss, 0) / images.length + (await this.penalty()), accuracy: right / images.length };
  }

  /** Remembers the weights as they are now, or their averages where those are made. A clone shares the values: an update writes new ones, so this copies nothing. */
  keepBest(): void {
    this.#disposeBest();
    this.optimizer.exchangeAverages();
    this.#best = new Map([...this.#changing()].map(([key, variable]) => [key, tf.keep(variable.clone())]));
    this.optimizer.exchangeAverages();
  }

  restoreBest(): void {
    const variables = this.#changing();
    this.#best.forEach((best, key) => variables.get(key)!.assign(best));
  }

  /** All that the next step depends on, and the best weights: as a checkpoint keeps them. */
  async state(): Promise<FittingState> {
    const { slots, step, pending } = await this.optimizer.state();
    const [weights, best] = [await numbersOf(this.#changing()), await numbersOf(this.#best)];
    return { optimizer: { step, pending }, tensors: { ...prefixed('weights', weights), ...prefixed('best', best), ...prefixed('slots', slots) } };
  }

  /** @throws Error when the state is that of another network or other settings. */
  restore({ optimizer, tensors }: FittingState): void {
    this.optimizer.restore({ ...optimizer, slots: of('slots', tensors) });
    const variables = this.#changing();
    const weights = of('weights', tensors);
    for (const [key, variable] of variables) {
      const values = weights[key];
      if (values?.length !== variable.size) throw new Error(`The checkpoint has no ${key} that fits.`);
      tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));
    }
    this.#disposeBest();
    this.#best = new Map(Object.entries(of('best', tensors)).map(([key, values]) => [key, tf.keep(tf.tensor(values, variables.get(key)!.shape))]));
  }

  dispose(): void {
    this.#disposeBest();
    this.optimizer.dispose();
  }

  #changing(): ReadonlyMap<string, tf.Variable> {
    return this.network.variablesOf(this.changing);
  }

  #disposeBest(): void {
    tf.dispose([...this.#best.values()]);
    this.#best = new Map();
  }

  /** What the regularizers of the layers that train add to the loss now. */
  async penalty(): Promise<number> {
    const penalty = tf.tidy((): tf.Scalar => this.network.penalty(this.#path) ?? tf.scalar(0));
    const [value] = await penalty.data();
    penalty.dispose();
    return value!;
  }

  #values(feeds: ReadonlyMap<string, tf.Tensor>, training: boolean, seed: number): tf.Tensor2D {
    return this.network.run(feeds, [this.head.output], { training, seed })[0]!.reshape([-1, this.head.units]);
  }
}

async function numbersOf(tensors: ReadonlyMap<string, tf.Tensor>): Promise<Record<string, Float32Array>> {
  const values = await Promise.all([...tensors.values()].map((tensor) => tensor.data() as Promise<Float32Array>));
  return Object.fromEntries([...tensors.keys()].map((key, index) => [key, values[index]!]));
}

const prefixed = (prefix: string, tensors: Readonly<Record<string, Float32Array>>) => Object.fromEntries(Object.entries(tensors).map(([key, values]) => [`${prefix}/${key}`, values]));

const of = (prefix: string, tensors: Readonly<Record<string, Float32Array>>): Record<string, Float32Array> =>
  Object.fromEntries(Object.entries(tensors).flatMap(([key, values]) => (key.startsWith(`${prefix}/`) ? [[key.slice(prefix.length + 1), values]] : [])));
