import { memo, useMemo } from 'react';
import type { EpochRecord } from '../../core/training/run-state';
import { Chart } from './chart';
import { accuracyColumns, lossColumns } from './chart-data';
import type { ChartLine, ChartLook } from './create-chart';
import { formatLoss, formatShare } from './run-texts';

const lines: readonly ChartLine[] = [
  { label: 'Training', color: 'trainable', dashed: true },
  { label: 'Validation', color: 'accent', dashed: false },
];
const accuracyLook: ChartLook = { lines, format: (percent) => `${Math.round(percent)} %`, range: [0, 100] };
const lossLook: ChartLook = { lines, format: formatLoss };

const noStarts: readonly number[] = [];

/** Between the epochs before a phase and those of it. */
const marked = (look: ChartLook, starts: readonly number[]): ChartLook => ({ ...look, marks: starts.filter((after) => after > 0).map((after) => after + 0.5) });

/** Drawn anew only when an epoch ends or a phase begins. `starts`: after how many epochs the run's phases began. */
export const RunCharts = memo(function RunCharts({ epochs, starts = noStarts }: { readonly epochs: readonly EpochRecord[]; readonly starts?: readonly number[] }) {
  const [accuracyMarked, lossMarked] = useMemo(() => [marked(accuracyLook, starts), marked(lossLook, starts)], [starts]);
  const accuracy = useMemo(() => accuracyColumns(epochs), [epochs]);
  const loss = useMemo(() => lossColumns(epochs), [epochs]);
  const last = epochs.at(-1);
  if (!last) return null;
  const told = `${starts.length > 1 ? `phases begin at epochs ${starts.map((after) => after + 1).join(', ')}; ` : ''}after ${last.epoch} epochs`;
  return (
    <>
      <figure className="run-chart">
        <figcaption>Accuracy</figcaption>
        <Chart columns={accuracy} look={accuracyMarked} summary={`Accuracy by epoch; ${told} ${formatShare(last.accuracy)} in training and ${formatShare(last.valAccuracy)} in validation`} />
      </figure>
      <figure className="run-chart">
        <figcaption>Loss</figcaption>
        <Chart columns={loss} look={lossMarked} summary={`Loss by epoch; ${told} ${formatLoss(last.loss)} in training and ${last.valLoss === null ? 'not measured' : formatLoss(last.valLoss)} in validation`} />
      </figure>
    </>
  );
});
