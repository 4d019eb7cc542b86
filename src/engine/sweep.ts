import { seedOf } from '../core/random';
import { hasDiverged, sweepRate, sweepSteps, type SweepPoint } from '../core/training/rate-sweep';
import type { SweepEvent, TrainRequest } from '../protocol/engine';
import { Stopped, type RunControl } from './control';
import type { Job } from './epochs';
import type { Fitting, Labelled } from './fitting';
import { nextTask, Throttle } from './pace';
import { inPhase, jobOf, openNetwork, partOf, type Part, type ReadyDependencies } from './ready';
import { epochOrder } from './seeds';

/** Milliseconds between two events. */
const eventGap = 100;

/**
 * Trains a network of its own with a learning rate that rises at every step, as a run with these settings would begin; nothing of it is kept, save the
 * images' features, which that run then finds ready. Ends with `done`, also when it was stopped.
 * @throws GraftFailure when it cannot go on.
 */
export async function* sweepRun(request: TrainRequest, dependencies: ReadyDependencies, control: RunControl): AsyncGenerator<SweepEvent, void> {
  // Each step is to show what its rate does.
  const config = { ...request.config, accumulate: 1, averaging: 0 };
  const { phases: [first = { epochs: config.epochs, rate: 1, trains: null }] = [] } = request;
  const network = yield* openNetwork({ ...request, config }, dependencies, control);
  const opened = inPhase(network, 0, first, new Set());
  let part: Part | null = null;
  try {
    part = await partOf(opened);
    const job = yield* jobOf(opened, part, []);
    yield* sweep(part.fitting, job, first.rate, control);
  } catch (thrown) {
    if (!(thrown instanceof Stopped)) throw thrown;
  } finally {
    part?.fitting.dispose();
    opened.network.dispose();
  }
  yield { type: 'done' };
}

/** @param factor what a run's learning rate is multiplied by in its first phase */
async function* sweep(fitting: Fitting, job: Job, factor: number, control: RunControl): AsyncGenerator<SweepEvent, void> {
  const events = new Throttle(eventGap);
  const batches = endlessBatches(job);
  const points: SweepPoint[] = [];
  while (points.length < sweepSteps && !control.stopped && !hasDiverged(points)) {
    const rate = sweepRate(points.length);
    const batch = (await batches.next()).value;
    const { loss } = await fitting.step(batch, { seed: seedOf(job.config.seed, 'sweep', points.length), learningRate: rate * factor });
    points.push({ rate, loss });
    if (events.ready()) yield { type: 'sweep', points: [...points] };
    await nextTask();
  }
  yield { type: 'sweep', points };
}

/** Those of one epoch after another, as a run has them. */
async function* endlessBatches({ train, data, config: { batchSize, seed } }: Job): AsyncGenerator<readonly Labelled[], never> {
  for (let epoch = 1; ; epoch++) {
    const batches = data.epoch(epochOrder(train, seed, epoch), epoch, batchSize);
    for (const at of batches.starts()) yield await batches.take(at);
  }
}
