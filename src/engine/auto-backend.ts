import * as tf from '@tensorflow/tfjs';
import { viewCount } from '../core/augmentation/settings';
import { hardestPlan, quickest, trialShares, trialTime, type BackendTrial, type Work } from '../core/training/backend-trials';
import type { BackendName, BackendReport, TrainRequest } from '../protocol/engine';
import type { Backends } from './backends';
import type { ReadyDependencies } from './ready';
import { timeSteps } from './trial';

export interface Choice {
  readonly name: BackendName;
  /** None where there was but one to choose. */
  readonly trials?: readonly BackendTrial[];
}

/** All that a step's time depends on, save the weights' values. */
function shapeOf({ plan, config, train }: TrainRequest): string {
  const layers = plan.layers.map(({ className, outputShape, inputs, trainable, weights, name }) => [name, className, outputShape, inputs, trainable, weights.map(({ shape }) => shape)]);
  return JSON.stringify([layers, Math.min(config.batchSize, train.length), config.optimizer, config.featureCache]);
}

function workOf({ config, phases, train, validation }: TrainRequest): Work {
  const epochs = phases?.reduce((sum, phase) => sum + phase.epochs, 0) ?? config.epochs;
  return { steps: epochs * Math.ceil(train.length / config.batchSize), images: train.length * viewCount(config.augmentation) + validation.length };
}

interface Tried {
  readonly candidates: readonly BackendReport[];
  readonly trials: readonly BackendTrial[];
}

/** Chooses the backend of a run whose settings leave it open, by trying them; remembers what came out for runs of the same shape. */
export class AutoBackend {
  readonly #tried = new Map<string, Tried>();

  constructor(private readonly backends: Backends) {}

  /**
   * Within some two seconds, beside the start of backends that were not yet started. The current backend stays as it is.
   * @param givenUp says that nobody waits for the outcome any more
   */
  async choose(request: TrainRequest, dependencies: Omit<ReadyDependencies, 'useBackend'>, givenUp: () => boolean): Promise<Choice> {
    const part = { ...request, plan: hardestPlan(request.plan, request.phases ?? []), phases: undefined };
    const shape = shapeOf(part);
    const tried = this.#tried.get(shape) ?? (await this.#try(part, dependencies, givenUp));
    if (!givenUp()) this.#tried.set(shape, tried);
    const { candidates, trials } = tried;
    if (trials.length === 0) return { name: candidates[0]?.name ?? 'cpu' };
    return { name: quickest(trials.map((trial, at) => ({ ...trial, software: candidates[at]!.software })), workOf(request)), trials };
  }

  /** WASM first: it has nothing to compile. */
  async #try(request: TrainRequest, dependencies: Omit<ReadyDependencies, 'useBackend'>, givenUp: () => boolean): Promise<Tried> {
    const candidates = await this.backends.candidates();
    if (candidates.length < 2) return { candidates, trials: [] };
    const shares = trialShares(candidates);
    const before = tf.engine().backendName;
    const end = performance.now() + trialTime;
    const trials = new Map<BackendName, BackendTrial>();
    for (const candidate of candidates.toSorted((a, b) => Number(b.name === 'wasm') - Number(a.name === 'wasm'))) {
      const { name } = candidate;
      const share = givenUp() ? 0 : Math.max(0, Math.min(shares[candidates.indexOf(candidate)]!, end - performance.now()));
      if (share > 0) await tf.setBackend(name);
      const timed = share > 0 ? await timeSteps(request, dependencies, candidate, share) : { milliseconds: null, perImage: null, failed: false };
      trials.set(name, { name, share, ...timed });
    }
    if (before) await tf.setBackend(before);
    return { candidates, trials: candidates.map(({ name }) => trials.get(name)!) };
  }
}
