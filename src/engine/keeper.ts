import { firstPosition, type Checkpoint, type CheckpointHead, type Position } from '../core/training/checkpoint';
import { encodeCheckpoint } from '../core/training/checkpoint-format';
import { noPoints, withPoints, type StepPoint, type Thinned } from '../core/training/curves';
import type { EpochNumbers } from '../core/training/events';
import { lastCheckpoint } from '../core/training/last-checkpoint';
import type { CheckpointStorage } from '../protocol/checkpoints';
import type { TrainEvent } from '../protocol/engine';
import { toGraftError } from '../protocol/errors';
import type { Fitting } from './fitting';
import { workTime } from './pace';

export interface Pace {
  /** Share of a run's time that the checkpoints at epochs' ends may take: short epochs do without theirs. */
  readonly mostShare: number;
  /** Milliseconds that a run goes at most without one, unless writing one takes so long that it would cost more than that share; then ten times as many. */
  readonly longest: number;
}

/** How much longer it may get: a machine that slept while one was written would else be thought so slow that it writes none for hours. */
const mostWait = 10;

const usualPace: Pace = { mostShare: 0.02, longest: 30_000 };

/** The last whole checkpoint of a run; null when there is none. Storage that cannot be read has none. */
export async function readCheckpoint(storage: CheckpointStorage | null, runId: string): Promise<Checkpoint | null> {
  if (!storage) return null;
  return storage.read(runId).then((files) => lastCheckpoint(runId, files)).catch(() => null);
}

type RunFacts = Pick<CheckpointHead, 'runId' | 'backend'>;

export interface KeeperOptions {
  /** Where the run goes on from. */
  readonly from: Checkpoint | null;
  /** Numbers that the network gives for an image. */
  readonly units: number;
  readonly pace?: Pace;
  /** When this part of the run began, by `workTime`. */
  readonly started?: number;
}

/** Writes a run's checkpoints: when they are due, and no oftener than its time allows. */
export class Keeper {
  /** Where the run goes on from. */
  readonly start: Position;
  /** The network's numbers for each validation image at the best epoch; [] without any. */
  validation: readonly (readonly number[])[];
  /** Whether the phase under way trains on features. */
  features = false;
  #sequence: number;
  #epochs: readonly EpochNumbers[];
  #steps: Thinned<StepPoint>;
  #newSteps: StepPoint[] = [];
  readonly #pace: Pace;
  readonly #started: number;
  readonly #secondsBefore: number;
  #spent = 0;
  #lastCost = 0;
  #last = performance.now();

  constructor(private readonly storage: CheckpointStorage | null, private readonly run: RunFacts, { from, units, pace = usualPace, started = workTime() }: KeeperOptions) {
    [this.#pace, this.#started] = [pace, started];
    this.start = from?.position ?? firstPosition;
    this.validation = rows(from?.tensors['validation'] ?? new Float32Array(0), units);
    this.#sequence = from?.sequence ?? 0;
    this.#epochs = from?.epochs ?? [];
    this.#steps = from?.steps ?? noPoints;
    this.#secondsBefore = from?.seconds ?? 0;
  }

  /** That the run has taken, interruptions left out. */
  get seconds(): number {
    return this.#secondsBefore + (workTime() - this.#started) / 1000;
  }

  /** Share of the time since this part of the run began that went into checkpoints. */
  get share(): number {
    return this.#spent / Math.max(1, workTime() - this.#started);
  }

  /** Remembers a step of the curves. */
  noteStep(point: StepPoint): void {
    this.#newSteps.push(point);
  }

  /** The steps since this was asked last. */
  newSteps(): readonly StepPoint[] {
    const points = this.#newSteps;
    [this.#steps, this.#newSteps] = [withPoints(this.#steps, points), []];
    return points;
  }

  /** Remembers an epoch that has ended. */
  noteEpoch(epoch: EpochNumbers): void {
    this.#epochs = [...this.#epochs, epoch];
  }

  get keeps(): boolean {
    return this.storage !== null;
  }

  /** In the middle of an epoch. */
  get due(): boolean {
    const { longest, mostShare } = this.#pace;
    return this.keeps && performance.now() - this.#last >= Math.max(longest, Math.min(this.#lastCost / mostShare, mostWait * longest));
  }

  get dueAtEpoch(): boolean {
    return this.keeps && (this.due || this.share <= this.#pace.mostShare);
  }

  /** Writes where the run stands. What storage refuses ends no run: the event tells it, and the next one that is due tries again. */
  async keep(fitting: Fitting, position: Position): Promise<TrainEvent> {
    const began = performance.now();
    try {
      const { tensors, optimizer } = await fitting.state();
      const sequence = this.#sequence + 1;
      const steps = withPoints(this.#steps, this.#newSteps);
      const bytes = encodeCheckpoint({ ...this.run, features: this.features, sequence, seconds: this.seconds, position, epochs: this.#epochs, steps, optimizer, tensors: { ...tensors, validation: Float32Array.from(this.validation.flat()) } });
      await this.storage!.write(this.run.runId, sequence % 2 === 0 ? 0 : 1, bytes);
      this.#sequence = sequence;
      return { type: 'kept', epoch: position.epoch, step: position.step };
    } catch (thrown) {
      return { type: 'unkept', error: toGraftError(thrown) };
    } finally {
      this.#last = performance.now();
      this.#lastCost = this.#last - began;
      this.#spent += this.#lastCost;
    }
  }
}

const rows = (values: Float32Array, length: number): readonly (readonly number[])[] =>
  Array.from({ length: values.length / length }, (_, row) => [...values.subarray(row * length, (row + 1) * length)]);
