import * as tf from '@tensorflow/tfjs';
import type { PlanLayer } from '../core/graph/types';
import type { TrainingConfig } from '../core/training/config';
import type { Boundary } from '../core/training/feature-cut';
import { GraftFailure } from '../protocol/errors';
import type { Batches } from './batches';
import { feedsOf, type Example } from './examples';
import type { Head } from './head';
import type { ImageInput } from './images';
import { batchResult, type Target } from './loss';
import type { Network } from './network';
import { nextTask } from './pace';
import { Optimizer, type Trainable } from './optimizers/optimizer';
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

/** The part of a network behind the boundary, and what is needed to train it: one batch at a time. Owns its tensors. */
export class Fitting {
  readonly #path: readonly PlanLayer[];
  readonly #trainables: readonly Trainable[];
  /** For whoever keeps its state. */
  readonly optimizer: Optimizer;
  #best: tf.Tensor[] = [];

  /** @throws GraftFailure `nothing-to-train` */
  constructor(
    private readonly network: Network,
    private readonly head: Head,
    private readonly boundary: readonly Boundary[],
    private readonly input: ImageInput,
    config: TrainingConfig,
    /** How much an image of each class counts in training; null where all count the same. */
    private readonly classWeights: readonly number[] | null = null,
  ) {
    this.#path = network.path(boundary.map(({ name }) => name), [head.output]);
    this.#trainables = network.trainables(this.#path);
    if (this.#trainables.length === 0) {
      throw new GraftFailure({ code: 'nothing-to-train', message: 'Every layer with weights is frozen, so there is nothing to train. Unfreeze a layer or add one.' });
    }
    this.optimizer = new Optimizer(this.#trainables, ruleOf(config), config);
  }

  /** One batch's part of an update, or all of it; the loss is the one before it, penalties included. */
  async step(batch: readonly Labelled[], { seed, learningRate }: Step): Promise<Measure> {
    const kept = tf.tidy(() => {
      let correct: tf.Scalar | null = null;
      const feeds = feedsOf(batch.map((one) => one.example), this.boundary, this.input);
      const { value, grads } = tf.variableGrads(() => {
        const result = batchResult(this.#values(feeds, true, seed), batch.map(targetOf), this.head, this.classWeights);
        correct = tf.keep(result.correct);
        const penalty = this.network.penalty(this.#path);
        return penalty ? tf.add(result.loss, penalty) : result.loss;
      }, this.#trainables.map(({ variable }) => variable));
      const updated = this.optimizer.apply(this.#trainables.map(({ variable }) => grads[variable.name]), learningRate);
      if (updated) this.network.applyConstraints(this.#path);
      const measured = tf.stack([value, correct!]);
      tf.dispose(correct!);
      return measured;
    });
    const [loss, correct] = await kept.data();
    kept.dispose();
    return { loss: loss!, accuracy: correct! / batch.length };
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
    const losses = images.map((image, index) => lossOf(values[index]!, image.label, this.head));
    const right = images.filter((image, index) => isCorrect(values[index]!, image.label)).length;
    return { values, loss: losses.reduce((sum, loss) => sum + loss, 0) / images.length + (await this.#penalty()), accuracy: right / images.length };
  }

  /** Remembers the weights as they are now, or their averages where those are made. A clone shares the values: an update writes new ones, so this copies nothing. */
  keepBest(): void {
    tf.dispose(this.#best);
    this.optimizer.exchangeAverages();
    this.#best = this.network.changingVariables(this.#path).map((variable) => tf.keep(variable.clone()));
    this.optimizer.exchangeAverages();
  }

  restoreBest(): void {
    const variables = this.network.changingVariables(this.#path);
    this.#best.forEach((best, index) => variables[index]!.assign(best));
  }

  dispose(): void {
    tf.dispose(this.#best);
    this.#best = [];
    this.optimizer.dispose();
  }

  async #penalty(): Promise<number> {
    const penalty = tf.tidy((): tf.Scalar => this.network.penalty(this.#path) ?? tf.scalar(0));
    const [value] = await penalty.data();
    penalty.dispose();
    return value!;
  }

  #values(feeds: ReadonlyMap<string, tf.Tensor>, training: boolean, seed: number): tf.Tensor2D {
    return this.network.run(feeds, [this.head.output], { training, seed })[0]!.reshape([-1, this.head.units]);
  }
}
