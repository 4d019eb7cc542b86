import { seedOf } from '../core/random';
import type { Position } from '../core/training/checkpoint';
import type { TrainingConfig } from '../core/training/config';
import type { EpochNumbers } from '../core/training/events';
import { plateausIn, rateFactor } from '../core/training/schedule';
import type { TrainEvent, TrainImage } from '../protocol/engine';
import { GraftFailure } from '../protocol/errors';
import type { RunControl } from './control';
import type { Evaluation, Fitting, Measure } from './fitting';
import type { Keeper } from './keeper';
import { Eta, nextTask, SleepWatch, Throttle, workTime } from './pace';
import type { RunData } from './run-data';
import { epochOrder } from './seeds';

/** What a run has come to, all its phases so far together. */
export interface Outcome {
  /** Epochs that have ended. */
  readonly epochs: number;
  /** Counted from 1; 0 when no epoch was finished. */
  readonly bestEpoch: number;
  /** The loss that made it the best. */
  readonly best: number;
  /** The loss did not fall any more, and that was to end the phase. */
  readonly early: boolean;
  /** The network's numbers for each validation image at the best epoch; [] without validation images. */
  readonly validationValues: readonly (readonly number[])[];
}

export interface Job {
  readonly train: readonly TrainImage[];
  readonly validation: readonly TrainImage[];
  readonly data: RunData;
  /** Its epochs and learning rate are those of the phase. */
  readonly config: TrainingConfig;
}

/** Ten a second, so that the page is not flooded. */
const batchEventGap = 100;
/** Milliseconds after which the worker lets messages in: soon enough for a button, seldom enough to cost nothing. */
const breath = 12;
/** Images at once where no gradients are taken. */
const validationBatch = 32;

/**
 * Trains the epochs of a phase from where the run stands, the best one (lowest validation loss; without validation, training loss) kept in `fitting`.
 * A stop ends it after the current batch; the epoch it falls in does not count.
 * @param later epochs of the phases that follow
 * @throws GraftFailure `non-finite`
 */
export async function* runEpochs(fitting: Fitting, job: Job, control: RunControl, keeper: Keeper, start: Position = keeper.start, later = 0): AsyncGenerator<TrainEvent, Outcome> {
  const { config, validation, data } = job;
  const left = config.epochs - start.losses.length + later;
  const run: Run = { fitting, job, control, keeper, clock: new Clock(job, left, start.step) };
  const total = start.epoch - 1 + left;
  const losses = [...start.losses];
  let best = bestBefore(start);
  let { bestEpoch } = start;
  yield run.clock.progress(start.epoch - 1, total);
  let { epoch } = start;
  for (; losses.length < config.epochs && !control.stopped && !isStuck(losses, config); epoch++) {
    const measured = yield* runEpoch(run, epoch === start.epoch ? start : { ...start, ...atEpoch(epoch), losses, bestEpoch });
    if (!measured) break;
    // A stop waits for a validation only where there would be nothing to keep without it.
    const givenUp = (): boolean => control.stopped && bestEpoch > 0;
    const checked = validation.length > 0 ? await fitting.evaluate(data.plain(validation, Math.max(config.batchSize, validationBatch)), givenUp) : null;
    if (validation.length > 0 && !checked) break;
    const decisive = checked?.loss ?? measured.loss;
    checkFinite(decisive, epoch, config);
    losses.push(decisive);
    const isBest = decisive < best;
    if (isBest) {
      [best, bestEpoch] = [decisive, epoch];
      keeper.validation = checked?.values ?? [];
      fitting.keepBest();
    }
    const numbers = epochNumbers(epoch, measured, checked, isBest);
    keeper.noteEpoch(numbers);
    yield { type: 'epoch', ...numbers };
    yield run.clock.progress(epoch, total);
    if (keeper.dueAtEpoch) yield await keeper.keep(fitting, { ...start, ...atEpoch(epoch + 1), losses, bestEpoch });
  }
  return { epochs: epoch - 1, bestEpoch, best, early: isStuck(losses, config) && losses.length < config.epochs, validationValues: keeper.validation };
}

/** The lowest loss so far that decides; Infinity where there is none. */
export const bestBefore = ({ losses, carried }: Position): number => Math.min(carried ?? Infinity, ...losses);

/** Before the first step of an epoch. */
const atEpoch = (epoch: number) => ({ epoch, step: 0, loss: 0, accuracy: 0, seen: 0 });

/** Early stopping. */
const isStuck = (losses: readonly number[], { patience, minDelta }: TrainingConfig): boolean => patience > 0 && plateausIn(losses, patience, minDelta).met > 0;

/** The learning rate of each step of an epoch, counted from 0, after epochs of its phase with these losses. */
function ratesOf({ config, train }: Job, losses: readonly number[]): (step: number) => number {
  const { learningRate, schedule, epochs, batchSize } = config;
  const steps = Math.ceil(train.length / batchSize);
  const plateaus = schedule.name === 'plateau' ? plateausIn(losses, schedule.patience).met : 0;
  return (step) => learningRate * rateFactor(schedule, losses.length * steps + step, epochs * steps, plateaus);
}

function epochNumbers(epoch: number, measured: Epoch, checked: Evaluation | null, best: boolean): EpochNumbers {
  return { epoch, loss: measured.loss, accuracy: measured.accuracy, valLoss: checked?.loss ?? null, valAccuracy: checked?.accuracy ?? null, learningRate: measured.learningRate, best };
}

interface Epoch extends Measure {
  /** At its end. */
  readonly learningRate: number;
}

/** What an epoch works with. */
interface Run {
  readonly fitting: Fitting;
  readonly job: Job;
  readonly control: RunControl;
  readonly keeper: Keeper;
  readonly clock: Clock;
}

/** Keras's running means over the epoch, from where it stands on; null when it was stopped in the middle. */
async function* runEpoch(run: Run, from: Position): AsyncGenerator<TrainEvent, Epoch | null> {
  const { fitting, job, control, keeper, clock } = run;
  const { train, config, data } = job;
  const { epoch } = from;
  const rateAt = ratesOf(job, from.losses);
  const batches = data.epoch(epochOrder(train, config.seed, epoch), epoch, config.batchSize);
  const steps = Math.ceil(train.length / config.batchSize);
  let { loss, accuracy, seen } = from;
  for (let step = from.step + 1; step <= steps; step++) {
    if (control.paused) yield* waitWhilePaused(run, { ...from, step: step - 1, loss, accuracy, seen });
    if (control.stopped) return null;
    const batch = await batches.take(seen);
    const learningRate = rateAt(step - 1);
    clock.sleeps.begin();
    const measured = await fitting.step(batch, { seed: seedOf(config.seed, 'step', epoch, step), learningRate });
    clock.sleeps.end();
    checkFinite(measured.loss, epoch, config);
    loss += measured.loss * batch.length;
    accuracy += measured.accuracy * batch.length;
    seen += batch.length;
    clock.count(batch.length);
    const soFar = { loss: loss / seen, accuracy: accuracy / seen, learningRate };
    keeper.noteStep({ step: (epoch - 1) * steps + step, ...soFar });
    if (clock.events.ready()) yield { type: 'batch', epoch, step, steps, ...soFar, curve: keeper.newSteps(), ...clock.rates() };
    if (keeper.due) yield await keeper.keep(fitting, { ...from, step, loss, accuracy, seen });
    if (clock.breaths.ready()) await nextTask();
  }
  const learningRate = rateAt(steps - 1);
  fitting.endEpoch(learningRate);
  return { loss: loss / seen, accuracy: accuracy / seen, learningRate };
}

/** A pause may be long, and end with the page closed. */
async function* waitWhilePaused({ fitting, control, keeper, clock }: Run, position: Position): AsyncGenerator<TrainEvent> {
  const since = workTime();
  yield { type: 'paused' };
  if (keeper.keeps) yield await keeper.keep(fitting, position);
  await control.untilResumed();
  clock.skip(workTime() - since);
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

/** Speed and time left of the training phase, pauses and sleeps left out. */
class Clock {
  readonly events = new Throttle(batchEventGap);
  readonly breaths = new Throttle(breath);
  readonly sleeps = new SleepWatch();
  readonly #eta: Eta;
  #started = workTime();
  #images = 0;
  #steps = 0;

  /** @param epochs that are left, of the first of which so many steps are done */
  constructor({ train, config }: Job, epochs: number, step: number) {
    this.#eta = new Eta(epochs * Math.ceil(train.length / config.batchSize) - step);
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
    const seconds = Math.max(1e-3, (workTime() - this.#started) / 1000);
    return { imagesPerSecond: this.#images / seconds, etaSeconds: this.#eta.secondsLeft(this.#steps) ?? 0 };
  }
}
