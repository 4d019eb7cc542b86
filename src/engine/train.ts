import type { Checkpoint } from '../core/training/checkpoint';
import { noPoints } from '../core/training/curves';
import type { CheckpointStorage } from '../protocol/checkpoints';
import type { TrainEvent, TrainRequest } from '../protocol/engine';
import { toGraftError } from '../protocol/errors';
import { Stopped, type RunControl } from './control';
import { Keeper, readCheckpoint, type Pace } from './keeper';
import { workTime } from './pace';
import { Phases } from './phases';
import { openNetwork, progress, type Opened, type ReadyDependencies } from './ready';
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
  const started = workTime();
  const { checkpoints = null, pace } = dependencies;
  const { config: { epochs }, phases = [{ epochs, rate: 1, trains: null }] } = request;
  let from = request.resume ? await readCheckpoint(checkpoints, request.runId) : null;
  if (request.resume) yield { type: 'restored', epochs: from?.epochs ?? [], steps: from?.steps ?? noPoints };
  const opened = yield* openAsBefore(request, from, dependencies, control);
  let run: Phases | null = null;
  try {
    const keeper = new Keeper(checkpoints, { runId: request.runId, backend: opened.backend.name }, { from, units: opened.head.units, pace, started });
    run = new Phases(opened, phases, keeper);
    try {
      const going = run.run(from);
      // Its numbers are in the network soon, and may be many.
      from = null;
      yield* going;
    } catch (thrown) {
      // Before the first step of a phase: what there was before it stands.
      if (!(thrown instanceof Stopped)) throw thrown;
    }
    yield* save(run, dependencies, keeper);
  } finally {
    run?.dispose();
    opened.network.dispose();
  }
}

/** On the backend that it ran on, or the numbers would be others; where that is gone, on the best of the others rather than not at all. */
async function* openAsBefore(request: TrainRequest, from: Checkpoint | null, dependencies: ReadyDependencies, control: RunControl): AsyncGenerator<TrainEvent, Opened> {
  if (!from) return yield* openNetwork(request, dependencies, control);
  const on = (backend: TrainRequest['config']['backend']) => openNetwork({ ...request, config: { ...request.config, backend } }, dependencies, control);
  try {
    return yield* on(from.backend);
  } catch (thrown) {
    if (toGraftError(thrown).code !== 'backend-unavailable') throw thrown;
    yield { type: 'recovering', message: 'What this run was computed on is not there any more. The run goes on from its last checkpoint on another backend; from here on its numbers may differ a little.' };
    return yield* on('auto');
  }
}

/** Writes the best epoch's weights as a new set, and says what that network makes of the validation images. */
async function* save({ now, part, outcome: { bestEpoch, early }, predictions }: Phases, dependencies: TrainDependencies, keeper: Keeper): AsyncGenerator<TrainEvent> {
  if (!part || bestEpoch === 0) {
    yield { type: 'done', stopped: true, bestEpoch: 0, weights: {}, validation: [], seconds: keeper.seconds };
    return;
  }
  yield progress('saving', 0);
  part.fitting.restoreBest();
  const weights = yield* writeWhereRoom(now, part.fitting.changing, dependencies);
  yield progress('saving', 1);
  yield { type: 'done', stopped: now.control.stopped, early, bestEpoch, weights, validation: predictions, seconds: keeper.seconds };
}
