import type { EpochRecord } from '../../core/training/run-state';

/** Columns as uPlot wants them: epochs, then one row of numbers a line; null leaves a gap. */
export type ChartColumns = [epochs: number[], ...lines: (number | null)[][]];

export function lossColumns(epochs: readonly EpochRecord[]): ChartColumns {
  return [epochs.map(({ epoch }) => epoch), epochs.map(({ loss }) => loss), epochs.map(({ valLoss }) => valLoss)];
}

/** In percent. */
export function accuracyColumns(epochs: readonly EpochRecord[]): ChartColumns {
  const percent = (share: number | null) => (share === null ? null : share * 100);
  return [epochs.map(({ epoch }) => epoch), epochs.map(({ accuracy }) => percent(accuracy)), epochs.map(({ valAccuracy }) => percent(valAccuracy))];
}
