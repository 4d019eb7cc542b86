import { seedOf } from '../core/random';
import type { TrainingConfig } from '../core/training/config';
import { plateausIn, rateFactor } from '../core/training/schedule';
import type { TrainEvent, TrainImage } from '../protocol/engine';
import { GraftFailure } from '../protocol/errors';
import type { RunControl } from './control';
import type { Evaluation, Fitting, Measure } from './fitting';
import { Eta, nextTask, Throttle } from './pace';
import type { RunData } from './run-data';
import { epochOrder } from './seeds';

export interface Outcome {
  /** Counted from 1; 0 when no epoch was finished. */
  readonly bestEpoch: number;
  /** The loss did not fall any more, and that was to end the run. */
  readonly early: boolean;
  /** The network's numbers for each validation image at the best epoch; [] without validation images. */
  readonly validationValues: readonly (readonly number[])[];
}

export interface Job {
  readonly train: readonly TrainImage[];
  readonly validation: readonly TrainImage[];
  readonly data: RunData;
  readonly config: TrainingConfig;
}

/** Ten a second, so that the page is not flooded. */
const batchEventGap = 100;
/** Milliseconds after which the worker lets messages in: soon enough for a button, seldom enough to cost nothing. */
const breath = 12;
/** Images at once where no gradients are taken. */
const validationBatch = 32;

/**
 * Trains epoch by epoch, the best one (lowest validation loss; without validation, training loss) kept in `fitting`.
 * A stop ends it after the current batch; the epoch it falls in does not count.
 * @throws GraftFailure `non-finite`
 */
export async function* runEpochs(fitting: Fitting, job: Job, control: RunControl): AsyncGenerator<TrainEvent, Outcome> {
  const { config, validation, data } = job;
  const clock = new Clock(job);
  /** Of the epochs so far, those that decide which is best. */
  const losses: number[] = [];
  let best = Infinity;
  let outcome: Outcome = { bestEpoch: 0, early: false, validationValues: [] };
  yield clock.progress(0, config.epochs);
  for (let epoch = 1; epoch <= config.epochs && !control.stopped && !isStuck(losses, config); epoch++) {
    const measured = yield* runEpoch(fitting, job, epoch, losses, clock, control);
    if (!measured) break;
    // A stop waits for a validation only where there would be nothing to keep without it.
    const givenUp = (): boolean => control.stopped && outcome.bestEpoch > 0;
    const checked = validation.length > 0 ? await fitting.evaluate(data.plain(validation, Math.max(config.batchSize, validationBatch)), givenUp) : null;
    if (validation.length > 0 && !checked) break;
    const decisive = checked?.loss ?? measured.loss;
    checkFinite(decisive, epoch, config);
    losses.push(decisive);
    const isBest = decisive < best;
    if (isBest) {
      best = decisive;
      outcome = { bestEpoch: epoch, early: false, validationValues: checked?.values ?? [] };
      fitting.keepBest();
    }
    yield epochEvent(epoch, measured, checked, isBest);
    yield clock.progress(epoch, config.epochs);
  }
  return { ...outcome, early: isStuck(losses, config) && losses.length < config.epochs };
}

/** Early stopping. */
const isStuck = (losses: readonly number[], { patience, minDelta }: TrainingConfig): boolean => patience > 0 && plateausIn(losses, patience, minDelta).met > 0;

/** The learning rate of each step of an epoch, counted from 0, after epochs with these losses. */
function ratesOf({ config, train }: Job, epoch: number, losses: readonly number[]): (step: number) => number {
  const { learningRate, schedule, epochs, batchSize } = config;
  const steps = Math.ceil(train.length / batchSize);
  const plateaus = schedule.name === 'plateau' ? plateausIn(losses, schedule.patience).met : 0;
  return (step) => learningRate * rateFactor(schedule, (epoch - 1) * steps + step, epochs * steps, plateaus);
}

function epochEvent(epoch: number, measured: Epoch, checked: Evaluation | null, best: boolean): TrainEvent {
  return { type: 'epoch', epoch, loss: measured.loss, accuracy: measured.accuracy, valLoss: checked?.loss ?? null, valAccuracy: checked?.accuracy ?? null, learningRate: measured.learningRate, best };
}

interface Epoch extends Measure {
  /** At its end. */
  readonly learningRate: number;
}

/** Keras's running means over the epoch; null when it was stopped in the middle. */
async function* runEpoch(fitting: Fitting, job: Job, epoch: number, losses: readonly number[], clock: Clock, control: RunControl): AsyncGenerator<TrainEvent, Epoch | null> {
  const { train, config, data } = job;
  const rateAt = ratesOf(job, epoch, losses);
  const batches = data.epoch(epochOrder(train, config.seed, epoch), epoch, config.batchSize);
  const steps = Math.ceil(train.length / config.batchSize);
  let [loss, accuracy, seen] = [0, 0, 0];
  for (let step = 1; step <= steps; step++) {
    if (control.paused) yield* waitWhilePaused(control, clock);
    if (control.stopped) return null;
    const batch = await batches.take(seen);
    const learningRate = rateAt(step - 1);
    const measured = await fitting.step(batch, { seed: seedOf(config.seed, 'step', epoch, step), learningRate });
    checkFinite(measured.loss, epoch, config);
    loss += measured.loss * batch.length;
    accuracy += measured.accuracy * batch.length;
    seen += batch.length;
    clock.count(batch.length);
    if (clock.events.ready()) yield { type: 'batch', epoch, step, steps, loss: loss / seen, accuracy: accuracy / seen, learningRate, ...clock.rates() };
    if (clock.breaths.ready()) await nextTask();
  }
  const learningRate = rateAt(steps - 1);
  fitting.endEpoch(learningRate);
  return { loss: loss / seen, accuracy: accuracy / seen, learningRate };
}

async function* waitWhilePaused(control: RunControl, clock: Clock): AsyncGenerator<TrainEvent> {
  const since = performance.now();
  yield { type: 'paused' };
  await control.untilResumed();
  clock.skip(performance.now() - since);
  if (!control.stopped) yield { type: 'resumed' };
}

function checkFinite(loss: number, epoch: number, config: TrainingConfig): void {
  if (Number.isFinite(loss)) return;
  const lower = Number((config.learningRate / 10).toPrecision(2));
  throw new GraftFailure({
    code: 'non-finite',
    message: `The loss is no longer a finite number (epoch ${epoch}). Lower the learning rate, now ${config.learningRate}: try ${lower}. If that does not help, freeze more layers, or put a BatchNormalization after the layers you added. Your network is as it was before this run.`,
  });
}

/** Speed and time left of the training phase, pauses left out. */
class Clock {
  readonly events = new Throttle(batchEventGap);
  readonly breaths = new Throttle(breath);
  readonly #eta: Eta;
  #started = performance.now();
  #images = 0;
  #steps = 0;

  constructor({ train, config }: Job) {
    this.#eta = new Eta(config.epochs * Math.ceil(train.length / config.batchSize));
  }

  count(images: number): void {
    this.#images += images;
    this.#steps += 1;
  }

  skip(milliseconds: number): void {
    this.#started += milliseconds;
    this.#eta.skip(milliseconds);
  }

  progress(done: number, total: number): TrainEvent {
    return { type: 'progress', phase: 'training', done, total, etaSeconds: this.#eta.secondsLeft(this.#steps) };
  }

  rates(): { imagesPerSecond: number; etaSeconds: number } {
    const seconds = Math.max(1e-3, (performance.now() - this.#started) / 1000);
    return { imagesPerSecond: this.#images / seconds, etaSeconds: this.#eta.secondsLeft(this.#steps) ?? 0 };
  }
}
