import { runName, type RunRecord } from '../../../core/training/run-record';
import { percent, type Charted, type ChartColumns } from '../chart-data';
import type { ChartLine } from '../create-chart';

/** Which numbers are laid over one another. */
export type Measured = 'validation' | 'training';

/** Colours of lines that are told apart without being good or bad; more runs than colours begin anew, dashed. */
const colors = ['category-attention', 'category-capsule', 'category-pooling', 'category-activation', 'category-convolution', 'category-reshaping'];

export const overlayLines = (runs: readonly RunRecord[]): readonly ChartLine[] =>
  runs.map((run, index) => ({ label: runName(run), color: colors[index % colors.length]!, dashed: index >= colors.length }));

/** One line a run over the epochs of the longest; null where a run has ended or did not measure. */
export function overlayColumns(runs: readonly RunRecord[], of: Charted, measured: Measured): ChartColumns {
  const longest = Math.max(0, ...runs.map(({ epochs }) => epochs.at(-1)?.epoch ?? 0));
  const places = Array.from({ length: longest }, (_, index) => index + 1);
  return [places, ...runs.map((run) => {
    const line = new Array<number | null>(longest).fill(null);
    for (const epoch of run.epochs) line[epoch.epoch - 1] = valueOf(epoch, of, measured);
    return line;
  })];
}

function valueOf(epoch: RunRecord['epochs'][number], of: Charted, measured: Measured): number | null {
  if (of === 'learningRate') return epoch.learningRate;
  if (of === 'loss') return measured === 'validation' ? epoch.valLoss : epoch.loss;
  return percent(measured === 'validation' ? epoch.valAccuracy : epoch.accuracy);
}
