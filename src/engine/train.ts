import type { TrainEvent, TrainImage, TrainRequest } from '../protocol/engine';
import { Stopped, type RunControl } from './control';
import { runEpochs, type Outcome } from './epochs';
import type { Fitting } from './fitting';
import { toProbabilities } from './head';
import type { Rejection } from './prepare';
import { jobOf, openNetwork, partOf, progress, type Opened, type Part, type ReadyDependencies } from './ready';
import { writeWeights, type WriteWeightSet } from './write-weights';

/** What a run needs of the outside. */
export interface TrainDependencies extends ReadyDependencies {
  readonly writeWeightSet: WriteWeightSet;
}

/**
 * A training run: yields its events in order and ends with `done`. What it allocates is gone when it ends, however it ends.
 * @throws GraftFailure when it cannot go on.
 */
export async function* trainRun(request: TrainRequest, dependencies: TrainDependencies, control: RunControl): AsyncGenerator<TrainEvent, void> {
  const started = performance.now();
  const opened = yield* openNetwork(request, dependencies, control);
  let part: Part | null = null;
  try {
    part = await partOf(opened);
    const rejected: Rejection[] = [];
    const job = yield* jobOf(opened, part, rejected);
    yield { type: 'started', backend: opened.backend, cachedLayers: part.cut.saved, trainImages: job.train.length, validationImages: job.validation.length, rejected };
    const outcome = yield* runEpochs(part.fitting, job, control);
    yield* save(opened, { writeWeightSet: dependencies.writeWeightSet, fitting: part.fitting, outcome, validation: job.validation, started });
  } catch (thrown) {
    if (!(thrown instanceof Stopped)) throw thrown;
    yield nothingKept(started);
  } finally {
    part?.fitting.dispose();
    opened.network.dispose();
  }
}

const secondsSince = (start: number): number => (performance.now() - start) / 1000;

const nothingKept = (started: number): TrainEvent => ({ type: 'done', stopped: true, bestEpoch: 0, weights: {}, validation: [], seconds: secondsSince(started) });

interface Saving {
  readonly writeWeightSet: WriteWeightSet;
  readonly fitting: Fitting;
  readonly outcome: Outcome;
  readonly validation: readonly TrainImage[];
  readonly started: number;
}

/** Writes the best epoch's weights as a new set, and says what that network makes of the validation images. */
async function* save({ request, control, network, head }: Opened, s: Saving): AsyncGenerator<TrainEvent> {
  if (s.outcome.bestEpoch === 0) {
    yield nothingKept(s.started);
    return;
  }
  yield progress('saving', 0);
  s.fitting.restoreBest();
  const weights = await writeWeights(request.runId, network, s.writeWeightSet);
  yield progress('saving', 1);
  yield {
    type: 'done',
    stopped: control.stopped,
    early: s.outcome.early,
    bestEpoch: s.outcome.bestEpoch,
    weights,
    validation: s.validation.map(({ id, label }, index) => ({ id, label, probabilities: toProbabilities(s.outcome.validationValues[index]!, head.kind) })),
    seconds: secondsSince(s.started),
  };
}
