import { describe, expect, it } from 'vitest';
import { trainingConfigSchema, type TrainingConfig } from '../core/training/config';
import { RunControl } from './control';
import { runEpochs, type Outcome } from './epochs';
import { Batches } from './batches';
import type { Fitting, Step } from './fitting';
import { Keeper } from './keeper';
import type { RunData } from './run-data';
import type { TrainEvent, TrainImage } from '../protocol/engine';

const images = Array.from({ length: 10 }, (_, index): TrainImage => ({ id: String(index), label: index % 2, path: `${index}.png` }));
const batchesOf = (some: readonly TrainImage[], size: number): Batches => new Batches(some, size, async (batch) => batch.map((one) => ({ ...one, example: [] })), false);
const data = { epoch: (some: readonly TrainImage[], _epoch: number, size: number) => batchesOf(some, size), plain: batchesOf } as unknown as RunData;

interface Seen {
  readonly events: TrainEvent[];
  readonly outcome: Outcome;
  readonly steps: Step[];
  /** After how many steps an epoch ended, and at which rate. */
  readonly ends: [number, number][];
}

type EventOf<Type extends TrainEvent['type']> = Extract<TrainEvent, { type: Type }>;
const ofType = <Type extends TrainEvent['type']>(events: readonly TrainEvent[], type: Type): EventOf<Type>[] => events.filter((event): event is EventOf<Type> => event.type === type);

/** Runs epochs of five steps with these validation losses, and nothing really trained. */
async function run(validationLosses: readonly number[], changes: Partial<TrainingConfig>): Promise<Seen> {
  const config = trainingConfigSchema.parse({ batchSize: 2, learningRate: 1, epochs: validationLosses.length, ...changes });
  const [steps, ends]: [Step[], [number, number][]] = [[], []];
  let epoch = 0;
  const fitting = {
    step: (_batch: unknown, step: Step) => Promise.resolve({ loss: steps.push(step) && 1, accuracy: 0.5 }),
    endEpoch: (rate: number) => ends.push([steps.length, rate]),
    evaluate: () => Promise.resolve({ loss: validationLosses[epoch++]!, accuracy: 0.5, values: [] }),
    keepBest: () => undefined,
  } as unknown as Fitting;
  const going = runEpochs(fitting, { train: images, validation: images, data, config }, new RunControl(), new Keeper(null, { runId: 'test', backend: 'cpu' }, { from: null, units: 2 }));
  const events: TrainEvent[] = [];
  for (;;) {
    const { done, value } = await going.next();
    if (done) return { events, outcome: value, steps, ends };
    events.push(value);
  }
}

describe('runEpochs', () => {
  it('keeps to the learning rate where no schedule was chosen', async () => {
    const { steps, events } = await run([3, 2], { learningRate: 0.003 });
    expect(new Set(steps.map(({ learningRate }) => learningRate))).toEqual(new Set([0.003]));
    expect(ofType(events, 'epoch').map(({ learningRate }) => learningRate)).toEqual([0.003, 0.003]);
  });

  it('spreads a schedule over the whole run, and tells the rate in use', async () => {
    const { steps, events, ends } = await run([3, 2], { schedule: { name: 'step', factor: 0.1, every: 0.3 } });
    expect(steps.map(({ learningRate }) => Number(learningRate.toPrecision(3)))).toEqual([1, 1, 1, 0.1, 0.1, 0.1, 0.01, 0.01, 0.01, 0.001]);
    expect(ofType(events, 'epoch').map(({ learningRate }) => Number(learningRate.toPrecision(3)))).toEqual([0.1, 0.001]);
    expect(ends.map(([at, rate]) => [at, Number(rate.toPrecision(3))])).toEqual([[5, 0.1], [10, 0.001]]);
    expect(ofType(events, 'batch')[0]!.learningRate).toBe(1);
  });

  it('lowers the rate after a plateau of the validation loss', async () => {
    const { events } = await run([3, 2, 2, 2.5, 1, 1, 1, 1], { schedule: { name: 'plateau', factor: 0.5, patience: 2 } });
    expect(ofType(events, 'epoch').map(({ learningRate }) => learningRate)).toEqual([1, 1, 1, 1, 0.5, 0.5, 0.5, 0.25]);
  });

  it('ends early once the loss does not fall any more, where that was asked for', async () => {
    const losses = [3, 2, 2, 1.99, 2.2, 1];
    expect((await run(losses, {})).ends).toHaveLength(6);
    const early = await run(losses, { patience: 2, minDelta: 0.1 });
    expect(ofType(early.events, 'epoch')).toHaveLength(4);
    expect(early.outcome).toMatchObject({ bestEpoch: 4, early: true });
    expect((await run(losses, { patience: 4, minDelta: 0.1 })).outcome).toMatchObject({ bestEpoch: 6, early: false });
  });
});
