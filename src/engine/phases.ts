import { firstPosition, type Checkpoint, type Position } from '../core/training/checkpoint';
import { phasePlan, type PlanPhase } from '../core/training/plan-phases';
import type { ImagePrediction, TrainEvent, TrainImage } from '../protocol/engine';
import { bestBefore, runEpochs, type Outcome } from './epochs';
import { nothingToTrain } from './fitting';
import { toProbabilities } from './head';
import type { Keeper } from './keeper';
import type { Rejection } from './prepare';
import { inPhase, jobOf, partOf, type Opened, type Part } from './ready';

/**
 * The phases of a run, one after another, from where it stands. Each begins with the best weights so far. Its optimizer starts anew: moments of the layers that
 * join do not exist yet, those of the others belong to another rate, and all count their steps together.
 */
export class Phases {
  /** As the phase under way trains the network. */
  now: Opened;
  /** null until the first has begun. */
  part: Part | null = null;
  outcome: Outcome;
  #validation: readonly TrainImage[] = [];
  #position: Position;
  /** What each phase trains. */
  readonly #trained: readonly ReadonlySet<string>[];

  /** @throws GraftFailure `nothing-to-train`, before the first rather than before a later one */
  constructor(private readonly opened: Opened, private readonly phases: readonly PlanPhase[], private readonly keeper: Keeper) {
    this.now = opened;
    this.#position = keeper.start;
    const { epoch, bestEpoch } = keeper.start;
    this.outcome = { epochs: epoch - 1, bestEpoch, best: bestBefore(keeper.start), early: false, validationValues: keeper.validation };
    this.#trained = phases.map(({ trains }) => opened.network.asIn(phasePlan(opened.request.plan, trains)).trained());
    if (this.#trained.some(({ size }) => size === 0)) throw nothingToTrain();
  }

  /** @param from what the network and the phase under way were when the run was interrupted; let go once it is read @throws GraftFailure, Stopped */
  async *run(from: Checkpoint | null): AsyncGenerator<TrainEvent, void> {
    const first = this.#position.starts.length - 1;
    for (let at = first; at < this.phases.length && (at === first || !this.opened.control.stopped); at++) {
      const part = await (at === first ? this.#goOn(at, from) : this.#next(at));
      from = null;
      yield* this.#train(at, part, at === first);
    }
  }

  /** What the best network so far makes of the validation images; [] where its numbers are of others: some are gone since the run was interrupted. */
  get predictions(): readonly ImagePrediction[] {
    const { validationValues } = this.outcome;
    if (validationValues.length !== this.#validation.length) return [];
    return this.#validation.map(({ id, label }, index) => ({ id, label, probabilities: toProbabilities(validationValues[index]!, this.opened.head.kind) }));
  }

  dispose(): void {
    this.part?.fitting.dispose();
  }

  async #goOn(at: number, from: Checkpoint | null): Promise<Part> {
    this.#enter(at);
    this.part = await partOf(this.now, from?.features);
    if (from) this.part.fitting.restore(from);
    return this.part;
  }

  /** What regularizers add to the loss differs with the layers that train: so does the best loss, of the same weights. */
  async #next(at: number): Promise<Part> {
    const { fitting } = this.part!;
    fitting.restoreBest();
    const before = await fitting.penalty();
    this.#enter(at);
    const part = await partOf(this.now);
    fitting.dispose();
    this.part = part;
    part.fitting.keepBest();
    const { epochs, bestEpoch, best } = this.outcome;
    this.#position = { ...firstPosition, epoch: epochs + 1, starts: [...this.#position.starts, epochs], carried: best - before + (await part.fitting.penalty()), bestEpoch };
    return part;
  }

  #enter(at: number): void {
    const earlier = this.#trained.slice(0, at).flatMap((names) => [...names]);
    this.now = inPhase(this.opened, at, this.phases[at]!, new Set(earlier));
  }

  async *#train(at: number, part: Part, first: boolean): AsyncGenerator<TrainEvent, void> {
    const { keeper, phases, opened: { backend, control } } = this;
    const { starts } = this.#position;
    const cachedLayers = part.cut.saved;
    keeper.features = cachedLayers > 0;
    if (phases.length > 1) yield { type: 'phase', starts, phases: phases.length, cachedLayers, trainedLayers: this.#trained[at]!.size };
    const rejected: Rejection[] = [];
    const job = yield* jobOf(this.now, part, rejected);
    if (first) yield { type: 'started', backend, cachedLayers, trainImages: job.train.length, validationImages: job.validation.length, rejected };
    const later = phases.slice(at + 1).reduce((sum, { epochs }) => sum + epochs, 0);
    this.outcome = yield* runEpochs(part.fitting, job, control, keeper, this.#position, later);
    this.#validation = job.validation;
  }
}
