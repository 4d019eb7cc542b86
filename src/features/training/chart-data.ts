import type { StepPoint } from '../../core/training/curves';
import type { EpochRecord } from '../../core/training/run-state';

/** Columns as uPlot wants them: epochs or steps, then one row of numbers a line; null leaves a gap. */
export type ChartColumns = [places: number[], ...lines: (number | null)[][]];
export type Charted = 'accuracy' | 'loss' | 'learningRate';

interface Row extends Omit<EpochRecord, 'epoch' | 'best'> {
  readonly place: number;
}

/** What the charts show, by epoch: training, then validation; accuracies in percent. */
export const epochColumns = (epochs: readonly EpochRecord[]): Readonly<Record<Charted, ChartColumns>> => columnsOf(epochs.map((epoch) => ({ ...epoch, place: epoch.epoch })));

/** The same by step; validation stands where its epoch ended, which is at every `stepsPerEpoch`-th. */
export function stepColumns(steps: readonly StepPoint[], epochs: readonly EpochRecord[], stepsPerEpoch: number): Readonly<Record<Charted, ChartColumns>> {
  const rows = new Map(steps.map((step): [number, Row] => [step.step, { ...step, place: step.step, valLoss: null, valAccuracy: null }]));
  // An epoch's numbers are those after its last step.
  for (const epoch of epochs) rows.set(epoch.epoch * stepsPerEpoch, { ...epoch, place: epoch.epoch * stepsPerEpoch });
  return columnsOf([...rows.values()].sort((a, b) => a.place - b.place));
}

function columnsOf(rows: readonly Row[]): Readonly<Record<Charted, ChartColumns>> {
  const places = rows.map(({ place }) => place);
  return {
    accuracy: [places, rows.map(({ accuracy }) => percent(accuracy)), rows.map(({ valAccuracy }) => percent(valAccuracy))],
    loss: [places, rows.map(({ loss }) => loss), rows.map(({ valLoss }) => valLoss)],
    learningRate: [places, rows.map(({ learningRate }) => learningRate)],
  };
}

export const percent = (share: number | null): number | null => (share === null ? null : share * 100);
