import { useRef } from 'react';
import { keptLimits, oneTooMany, runName } from '../../../core/training/run-record';
import { useKeptRuns } from '../../../store/kept-runs';
import { useUiStore } from '../../../store/ui-store';
import { EmptyState } from '../../../ui/empty-state';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/panel';
import { CompareButton } from './compare-dialog';
import { ExportMenu } from './export-menu';
import { RunRow } from './run-row';
import './runs.css';

/** Region "Runs": every run that has ended, the newest first, to compare, restore, name, take away and delete. */
export function RunsPanel() {
  const open = useUiStore(({ panels }) => panels.runs ?? true);
  const runs = useKeptRuns((state) => state.runs);
  const list = useRef<HTMLUListElement>(null);
  return (
    <Panel title="Runs" id="runs" detail={runs.length > 0 ? runs.length : undefined} open={open} onOpenChange={(next) => useUiStore.getState().setPanel('runs', next)}>
      {runs.length === 0 && (
        <EmptyState icon="chart" title="No runs yet">
          <p>Each run that ends is kept here with its settings, curves and weights.</p>
        </EmptyState>
      )}
      <TooMany />
      {runs.length > 0 && (
        <>
          <ul className="runs" aria-label="Kept runs" ref={list} tabIndex={-1}>
            {runs.toReversed().map((run) => <RunRow key={run.id} run={run} onDeleted={() => list.current?.focus()} />)}
          </ul>
          <div className="runs-buttons">
            <CompareButton />
            <ExportMenu label="Export all runs" name="Graft runs" runs={runs} />
          </div>
        </>
      )}
    </Panel>
  );
}

/** Nothing is deleted by itself: a person is asked for the oldest run without a name. */
function TooMany() {
  const oldest = useKeptRuns(({ runs }) => oneTooMany(runs));
  if (!oldest) return null;
  return (
    <Notice tone="warning" live="status" action={{ label: 'Delete it', run: () => void useKeptRuns.getState().remove(oldest.id) }}>
      The kept runs take much room (more than {keptLimits.runs} runs, or 1 GB of weights). Let the oldest without a name go, {runName(oldest)}? Name a run to keep it.
    </Notice>
  );
}
