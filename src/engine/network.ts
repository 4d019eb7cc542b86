import * as tf from '@tensorflow/tfjs';
import type { BuildPlan, PlanLayer } from '../core/graph/types';
import { GraftFailure } from '../protocol/errors';
import { layersBetween } from '../core/training/feature-cut';
import { foldedSteps, Folds, type Step } from './folded';
import { callLayer, type BuiltLayer, type CallMode } from './layer-call';
import type { Trainable } from './optimizers/optimizer';
import { penaltiesOf } from './penalties';

export type Feeds = ReadonlyMap<string, tf.Tensor>;

/** A built network: its layers, run in topological order from any tensors that cut it to any that lie behind. */
export class Network {
  readonly #paths = new Map<string, readonly PlanLayer[]>();
  readonly #steps = new Map<string, readonly Step[]>();

  constructor(
    readonly plan: BuildPlan,
    readonly layers: ReadonlyMap<string, BuiltLayer>,
    private readonly model: tf.LayersModel,
    private readonly folds = new Folds(),
  ) {}

  /** Weights that gradients change: those of unfrozen layers, statistics left out. */
  trainables(within: readonly PlanLayer[]): Trainable[] {
    return within
      .filter((plan) => plan.trainable)
      .flatMap((plan) => plan.weights.filter((weight) => weight.trainable).map(({ name }) => ({
        key: `${plan.name}/${name}`,
        variable: this.#built(plan.name).weights.get(name)!,
        multiplier: plan.learningRateMultiplier,
        // Kernels alone: biases, what normalizations have, slopes, tokens and embeddings have nothing to gain from being small.
        decays: name.endsWith('kernel'),
      })));
  }

  /** The same network and weights with the layers trainable that are so in `plan`, its own otherwise. The last one made is the one to train: tfjs's layers, which all share, note it too. */
  asIn(plan: BuildPlan): Network {
    const layers = new Map(plan.layers.flatMap((layer) => {
      const built = this.layers.get(layer.name);
      if (!built) return [];
      built.layer.trainable = layer.trainable;
      return [[layer.name, { ...built, plan: layer }]];
    }));
    return new Network(plan, layers, this.model, this.folds);
  }

  /** Names of the layers with weights that training can change. */
  trained(): ReadonlySet<string> {
    return new Set([...this.layers.values()].filter(({ plan, weights }) => plan.trainable && weights.size > 0).map(({ plan }) => plan.name));
  }

  /** Every weight of these layers, moving statistics included, by `layer/weight`. */
  variablesOf(layers: ReadonlySet<string>): ReadonlyMap<string, tf.Variable> {
    return new Map([...layers].flatMap((name) => [...this.#built(name).weights].map(([weight, variable]) => [`${name}/${weight}`, variable] as const)));
  }

  /** Sum of the regularizers' penalties of unfrozen layers, a scalar; null when there are none. */
  penalty(within: readonly PlanLayer[]): tf.Scalar | null {
    const terms = within.filter((plan) => plan.trainable).flatMap((plan) => penaltiesOf(this.#built(plan.name).layer));
    return terms.length > 0 ? (tf.addN(terms) as tf.Scalar) : null;
  }

  /** As Keras does after each update; tfjs's optimizers pass the constraints by. */
  applyConstraints(within: readonly PlanLayer[]): void {
    for (const plan of within.filter((one) => one.trainable)) {
      for (const weight of this.#built(plan.name).layer.trainableWeights) {
        const { constraint } = weight as unknown as { constraint: { apply(x: tf.Tensor): tf.Tensor } | null };
        if (constraint) tf.tidy(() => void weight.write(weight.read()));
      }
    }
  }

  /** What must run to get `targets` when the outputs of `given` are there. */
  path(given: readonly string[], targets: readonly string[]): readonly PlanLayer[] {
    const key = JSON.stringify([given, targets]);
    let path = this.#paths.get(key);
    if (!path) {
      path = layersBetween(this.plan.layers, new Set(given), targets);
      this.#paths.set(key, path);
    }
    return path;
  }

  /**
   * Outputs of `targets` when those of the layers named in `feeds` are given, each `[batch, ...]`. In inference mode each tensor goes
   * as soon as nothing needs it; in training the tape needs them, and the caller's tidy ends them.
   */
  run(feeds: Feeds, targets: readonly string[], mode: CallMode): tf.Tensor[] {
    const steps = this.#stepsTo(targets, [...feeds.keys()], mode.training);
    const values = new Map<string, tf.Tensor>(feeds);
    const kept = new Set([...feeds.keys(), ...targets]);
    const readers = countReaders(steps);
    for (const step of steps) {
      const inputs = step.inputs.map((name) => values.get(name)!);
      const output = mode.training ? this.#call(step, inputs, mode) : tf.tidy(() => this.#call(step, inputs, mode));
      values.set(step.name, inputs.includes(output) && !mode.training ? output.clone() : output);
      if (!mode.training) releaseRead(step, values, readers, kept);
    }
    return targets.map((name) => (feeds.has(name) ? values.get(name)!.clone() : values.get(name)!));
  }

  dispose(): void {
    this.folds.dispose();
    this.model.dispose();
  }

  #stepsTo(targets: readonly string[], given: readonly string[], training: boolean): readonly Step[] {
    const key = JSON.stringify([given, targets, training]);
    let steps = this.#steps.get(key);
    if (!steps) {
      steps = foldedSteps(this.path(given, targets), new Set(targets), training);
      this.#steps.set(key, steps);
    }
    return steps;
  }

  #built(name: string): BuiltLayer {
    const built = this.layers.get(name);
    if (!built) throw new Error(`No layer ${name} was built.`);
    return built;
  }

  #call({ layers }: Step, inputs: readonly tf.Tensor[], mode: CallMode): tf.Tensor {
    const plan = layers[0]!;
    try {
      return layers.length === 1 ? callLayer(this.#built(plan.name), inputs, mode) : this.folds.run(layers.map(({ name }) => this.#built(name)), inputs[0] as tf.Tensor4D, mode.training);
    } catch (thrown) {
      if (thrown instanceof GraftFailure) throw thrown;
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      throw new GraftFailure({ code: 'build-failed', layer: plan.name, message: `Layer ${plan.name} (${plan.className}) could not be computed: ${reason}` });
    }
  }
}

function countReaders(steps: readonly Step[]): Map<string, number> {
  const readers = new Map<string, number>();
  for (const name of steps.flatMap(({ inputs }) => inputs)) readers.set(name, (readers.get(name) ?? 0) + 1);
  return readers;
}

function releaseRead({ inputs }: Step, values: Map<string, tf.Tensor>, readers: Map<string, number>, kept: ReadonlySet<string>): void {
  for (const name of inputs) {
    const left = readers.get(name)! - 1;
    readers.set(name, left);
    if (left === 0 && !kept.has(name)) values.get(name)!.dispose();
  }
}
