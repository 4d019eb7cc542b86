import type { Checkpoint } from '../core/training/checkpoint';
import { noPoints } from '../core/training/curves';
import type { CheckpointStorage } from '../protocol/checkpoints';
import type { ImagePrediction, TrainEvent, TrainImage, TrainRequest } from '../protocol/engine';
import { Stopped, type RunControl } from './control';
import { runEpochs, type Outcome } from './epochs';
import { toProbabilities } from './head';
import { Keeper, readCheckpoint, type Pace } from './keeper';
import type { Rejection } from './prepare';
import { jobOf, openNetwork, partOf, progress, type Opened, type Part, type ReadyDependencies } from './ready';
import { writeWhereRoom, type WriteWeightSet } from './write-weights';

/** What a run needs of the outside. */
export interface TrainDependencies extends ReadyDependencies {
  readonly writeWeightSet: WriteWeightSet;
  /** Without it no checkpoints are kept. */
  readonly checkpoints?: CheckpointStorage;
  /** How often they are written; as usual where not given. */
  readonly pace?: Pace;
}

/**
 * A training run: yields its events in order and ends with `done`. What it allocates is gone when it ends, however it ends.
 * @throws GraftFailure when it cannot go on.
 */
export async function* trainRun(request: TrainRequest, dependencies: TrainDependencies, control: RunControl): AsyncGenerator<TrainEvent, void> {
  const started = performance.now();
  const { checkpoints = null, pace } = dependencies;
  let from = request.resume ? await readCheckpoint(checkpoints, request.runId) : null;
  if (request.resume) yield { type: 'restored', epochs: from?.epochs ?? [], steps: from?.steps ?? noPoints };
  const opened = yield* openNetwork(asBefore(request, from), dependencies, control);
  let part: Part | null = null;
  try {
    part = await partOf(opened, from?.features);
    if (from) part.fitting.restore(from);
    const facts = { runId: request.runId, backend: opened.backend.name, features: part.cut.saved > 0 };
    const keeper = new Keeper(checkpoints, facts, { from, units: opened.head.units, pace, started });
    // Its numbers are in the network now, and may be many.
    from = null;
    yield* trainPart(opened, part, dependencies, keeper);
  } finally {
    part?.fitting.dispose();
    opened.network.dispose();
  }
}

/** On the backend that it ran on, or the numbers would be others. */
const asBefore = (request: TrainRequest, from: Checkpoint | null): TrainRequest => (from ? { ...request, config: { ...request.config, backend: from.backend } } : request);

async function* trainPart(opened: Opened, part: Part, dependencies: TrainDependencies, keeper: Keeper): AsyncGenerator<TrainEvent, void> {
  const rejected: Rejection[] = [];
  let [outcome, validation]: [Outcome, readonly TrainImage[]] = [{ bestEpoch: keeper.start.bestEpoch, early: false, validationValues: [] }, []];
  try {
    const job = yield* jobOf(opened, part, rejected);
    yield { type: 'started', backend: opened.backend, cachedLayers: part.cut.saved, trainImages: job.train.length, validationImages: job.validation.length, rejected };
    outcome = yield* runEpochs(part.fitting, job, opened.control, keeper);
    validation = job.validation;
  } catch (thrown) {
    // Before the first step: what a checkpoint had of it stands.
    if (!(thrown instanceof Stopped)) throw thrown;
  }
  yield* save(opened, part, dependencies, { outcome, validation, seconds: () => keeper.seconds });
}

interface Ended {
  readonly outcome: Outcome;
  readonly validation: readonly TrainImage[];
  readonly seconds: () => number;
}

/** Writes the best epoch's weights as a new set, and says what that network makes of the validation images. */
async function* save(opened: Opened, { fitting }: Part, dependencies: TrainDependencies, { outcome, validation, seconds }: Ended): AsyncGenerator<TrainEvent> {
  const { request, control, network } = opened;
  const { bestEpoch, early } = outcome;
  if (bestEpoch === 0) {
    yield { type: 'done', stopped: true, bestEpoch: 0, weights: {}, validation: [], seconds: seconds() };
    return;
  }
  yield progress('saving', 0);
  fitting.restoreBest();
  const weights = yield* writeWhereRoom(request, network, dependencies, control);
  yield progress('saving', 1);
  yield { type: 'done', stopped: control.stopped, early, bestEpoch, weights, validation: predictionsOf(opened, outcome, validation), seconds: seconds() };
}

/** [] where the values are of other images: some are gone since the run was interrupted. */
function predictionsOf({ head }: Opened, { validationValues }: Outcome, validation: readonly TrainImage[]): readonly ImagePrediction[] {
  if (validationValues.length !== validation.length) return [];
  return validation.map(({ id, label }, index) => ({ id, label, probabilities: toProbabilities(validationValues[index]!, head.kind) }));
}
