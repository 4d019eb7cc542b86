import { memo, useMemo, useState } from 'react';
import type { EpochRecord, RunState } from '../../core/training/run-state';
import { Select } from '../../ui/select';
import { Chart } from './chart';
import { epochColumns, stepColumns, type Charted } from './chart-data';
import type { ChartLine, ChartLook } from './create-chart';
import { formatLoss, formatShare } from './run-texts';

type By = 'epoch' | 'step';
type Looks = Readonly<Record<Charted, ChartLook>>;

const training: ChartLine = { label: 'Training', color: 'trainable', dashed: true };
const validation: ChartLine = { label: 'Validation', color: 'accent', dashed: false };
const rate: ChartLine = { label: 'Learning rate', color: 'changed', dashed: false };

const looksOf = (places: string, marks: readonly number[]): Looks => ({
  accuracy: { places, marks, lines: [training, validation], format: (value) => `${Math.round(value)} %`, range: [0, 100] },
  loss: { places, marks, lines: [training, validation], format: formatLoss },
  learningRate: { places, marks, lines: [rate], format: formatLoss },
});

const noStarts: readonly number[] = [];

/** Loss, accuracy and learning rate as they go, by epoch or by step; where a phase begins a line stands across. */
export function RunCharts({ run: { epochs, steps, batch, stretch } }: { run: Pick<RunState, 'epochs' | 'steps' | 'batch' | 'stretch'> }) {
  const [by, setBy] = useState<By>('epoch');
  if (epochs.length === 0 && steps.points.length === 0) return null;
  const starts = stretch?.starts ?? noStarts;
  return (
    <>
      <Select label="Charts" value={by} options={[{ value: 'epoch', label: 'By epoch' }, { value: 'step', label: 'By step' }]} hint={by === 'step' ? 'Training: means over the epoch so far' : undefined} onChange={setBy} />
      {by === 'epoch' ? <EpochCharts epochs={epochs} starts={starts} /> : <StepCharts epochs={epochs} starts={starts} steps={steps.points} stepsPerEpoch={batch?.steps ?? null} />}
    </>
  );
}

/** `starts`: after how many epochs the run's phases began; a mark stands between the places before and after. */
const useLooks = (places: string, starts: readonly number[], placesPerEpoch: number): Looks =>
  useMemo(() => looksOf(places, starts.filter((after) => after > 0).map((after) => after * placesPerEpoch + 0.5)), [places, starts, placesPerEpoch]);

const toldStarts = (starts: readonly number[]): string => (starts.length > 1 ? `phases begin at epochs ${starts.map((after) => after + 1).join(', ')}; ` : '');

/** Drawn anew only when an epoch ends or a phase begins. */
const EpochCharts = memo(function EpochCharts({ epochs, starts }: { epochs: readonly EpochRecord[]; starts: readonly number[] }) {
  const looks = useLooks('Epoch', starts, 1);
  const columns = useMemo(() => epochColumns(epochs), [epochs]);
  const last = epochs.at(-1);
  if (!last) return <p className="quiet">The first epoch has not ended yet.</p>;
  const told = `${toldStarts(starts)}after ${last.epoch} epochs`;
  return (
    <>
      <Figure title="Accuracy" columns={columns.accuracy} look={looks.accuracy} summary={`Accuracy by epoch; ${told} ${formatShare(last.accuracy)} in training and ${formatShare(last.valAccuracy)} in validation`} />
      <Figure title="Loss" columns={columns.loss} look={looks.loss} summary={`Loss by epoch; ${told} ${formatLoss(last.loss)} in training and ${last.valLoss === null ? 'not measured' : formatLoss(last.valLoss)} in validation`} />
      <Figure title="Learning rate" columns={columns.learningRate} look={looks.learningRate} summary={`Learning rate by epoch; now ${formatLoss(last.learningRate)}`} />
    </>
  );
});

interface StepChartsProps {
  epochs: readonly EpochRecord[];
  starts: readonly number[];
  steps: RunState['steps']['points'];
  /** null where no step has been told of since the run went on. */
  stepsPerEpoch: number | null;
}

function StepCharts({ epochs, starts, steps, stepsPerEpoch }: StepChartsProps) {
  const looks = useLooks('Step', stepsPerEpoch === null ? noStarts : starts, stepsPerEpoch ?? 1);
  const columns = useMemo(() => stepColumns(steps, stepsPerEpoch === null ? [] : epochs, stepsPerEpoch ?? 1), [epochs, steps, stepsPerEpoch]);
  const last = steps.at(-1);
  if (!last) return null;
  const told = `after ${last.step} steps`;
  return (
    <>
      <Figure title="Accuracy" columns={columns.accuracy} look={looks.accuracy} summary={`Accuracy by step; ${told} ${formatShare(last.accuracy)} in training`} />
      <Figure title="Loss" columns={columns.loss} look={looks.loss} summary={`Loss by step; ${told} ${formatLoss(last.loss)} in training`} />
      <Figure title="Learning rate" columns={columns.learningRate} look={looks.learningRate} summary={`Learning rate by step; now ${formatLoss(last.learningRate)}`} />
    </>
  );
}

function Figure({ title, ...chart }: { title: string } & Parameters<typeof Chart>[0]) {
  return (
    <figure className="run-chart">
      <figcaption>{title}</figcaption>
      <Chart {...chart} />
    </figure>
  );
}
