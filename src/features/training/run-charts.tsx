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

/** Drawn anew only when an epoch ends. */
export const RunCharts = memo(function RunCharts({ epochs }: { readonly epochs: readonly EpochRecord[] }) {
  const accuracy = useMemo(() => accuracyColumns(epochs), [epochs]);
  const loss = useMemo(() => lossColumns(epochs), [epochs]);
  const last = epochs.at(-1);
  if (!last) return null;
  const told = `after ${last.epoch} epochs`;
  return (
    <>
      <figure className="run-chart">
        <figcaption>Accuracy</figcaption>
        <Chart columns={accuracy} look={accuracyLook} summary={`Accuracy by epoch; ${told} ${formatShare(last.accuracy)} in training and ${formatShare(last.valAccuracy)} in validation`} />
      </figure>
      <figure className="run-chart">
        <figcaption>Loss</figcaption>
        <Chart columns={loss} look={lossLook} summary={`Loss by epoch; ${told} ${formatLoss(last.loss)} in training and ${last.valLoss === null ? 'not measured' : formatLoss(last.valLoss)} in validation`} />
      </figure>
    </>
  );
});
