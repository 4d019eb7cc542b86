import { useMemo, useState } from 'react';
import { runName, type RunRecord } from '../../../core/training/run-record';
import { useKeptRuns } from '../../../store/kept-runs';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Select } from '../../../ui/select';
import { Chart } from '../chart';
import { formatLoss } from '../run-texts';
import { CompareTable } from './compare-table';
import { overlayColumns, overlayLines, type Measured } from './overlay';

/** The button "Compare …" and the window it opens: the chosen runs' curves over one another, and a table of what differs; of a single run, its own. */
export function CompareButton() {
  const [open, setOpen] = useState(false);
  const runs = useKeptRuns((state) => state.runs);
  const compared = useKeptRuns((state) => state.compared);
  const chosen = useMemo(() => compared.flatMap((id) => runs.find((run) => run.id === id) ?? []), [runs, compared]);
  return (
    <>
      <Button icon="chart" disabled={chosen.length === 0} onClick={() => setOpen(true)}>{labels[chosen.length] ?? `Compare ${chosen.length} runs`}</Button>
      <Dialog open={open && chosen.length > 0} onOpenChange={setOpen} title={chosen.length === 1 ? runName(chosen[0]!) : 'Compare runs'}>
        <Comparison runs={chosen} />
      </Dialog>
    </>
  );
}

/** By how many are chosen. */
const labels = ['Choose runs to compare', 'Show its curves'];

/** Of a chart, in pixels. */
const height = 180;

function Comparison({ runs }: { runs: readonly RunRecord[] }) {
  const [measured, setMeasured] = useState<Measured>('validation');
  const charts = useMemo(() => {
    const lines = overlayLines(runs);
    return [
      { title: 'Accuracy', of: 'accuracy', look: { lines, height, format: (percent: number) => `${Math.round(percent)} %`, range: [0, 100] as const } },
      { title: 'Loss', of: 'loss', look: { lines, height, format: formatLoss } },
      { title: 'Learning rate', of: 'learningRate', look: { lines, height, format: formatLoss } },
    ] as const;
  }, [runs]);
  return (
    <div className="compare-runs">
      <Select label="Measured in" value={measured} options={[{ value: 'validation', label: 'Validation' }, { value: 'training', label: 'Training' }]} onChange={setMeasured} />
      <div className="compare-charts">
        {charts.map(({ title, of, look }) => (
          <figure key={of} className="run-chart">
            <figcaption>{title}</figcaption>
            <Chart columns={overlayColumns(runs, of, measured)} look={look} summary={`${title} of ${look.lines.map(({ label }) => label).join(', ')} by epoch; the table tells the numbers`} />
          </figure>
        ))}
      </div>
      <CompareTable runs={runs} />
    </div>
  );
}
