import { differingSettings } from '../../../core/training/compare-runs';
import { resultOf, runName, type RunRecord } from '../../../core/training/run-record';
import { formatLoss, formatSeconds, formatShare, trialsText } from '../run-texts';

interface ResultRow {
  readonly label: string;
  readonly of: (run: RunRecord) => string;
}

const results: readonly ResultRow[] = [
  { label: 'Best validation loss', of: (run) => lossText(resultOf(run)?.valLoss) },
  { label: 'Best validation accuracy', of: (run) => formatShare(resultOf(run)?.valAccuracy ?? null) },
  { label: 'Training loss then', of: (run) => lossText(resultOf(run)?.loss) },
  { label: 'Best epoch', of: ({ bestEpoch, epochs }) => (bestEpoch === 0 ? '–' : `${bestEpoch} of ${epochs.length}`) },
  { label: 'Time', of: ({ seconds }) => formatSeconds(seconds) },
];

/** Only where one of the runs chose its backend by trying: it then stands in the record. */
const tried: ResultRow = { label: 'Backends tried', of: ({ backend }) => (backend?.trials ? trialsText(backend.trials) : '–') };

const lossText = (loss: number | null | undefined): string => (loss === null || loss === undefined ? '–' : formatLoss(loss));

/** Table "Runs compared": what each reached, then the settings that are not the same. */
export function CompareTable({ runs }: { runs: readonly RunRecord[] }) {
  const settings = differingSettings(runs);
  const rows = runs.some(({ backend }) => backend?.trials) ? [...results, tried] : results;
  return (
    <div className="table-scroller" tabIndex={0} role="group" aria-label="Runs compared, scrolls sideways">
      <table className="compare-table">
        <caption className="visually-hidden">Runs compared</caption>
        <thead>
          <tr>
            <td />
            {runs.map((run) => <th key={run.id} scope="col">{runName(run)}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, of }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {runs.map((run) => <td key={run.id}>{of(run)}</td>)}
            </tr>
          ))}
        </tbody>
        <tbody className="compare-settings">
          {settings.map(({ label, values }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {values.map((value, index) => <td key={runs[index]!.id}>{value}</td>)}
            </tr>
          ))}
          {settings.length === 0 && <tr><th scope="row">Settings</th><td colSpan={runs.length}>the same in all</td></tr>}
        </tbody>
      </table>
    </div>
  );
}
