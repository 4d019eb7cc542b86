import { useRef, useState } from 'react';
import { resultOf, runName, type RunRecord } from '../../../core/training/run-record';
import { backendNamesSpoken } from '../../../store/backend-names';
import { useKeptRuns } from '../../../store/kept-runs';
import { useRunStore } from '../../../store/run-store';
import { isUnderWay } from '../../../core/training/run-state';
import { IconButton } from '../../../ui/button';
import { Checkbox } from '../../../ui/checkbox';
import { plural } from '../../../ui/format';
import { formatLoss, formatSeconds } from '../run-texts';
import { DeleteDialog } from './delete-dialog';
import { ExportMenu } from './export-menu';
import { NameField } from './name-field';

/** One kept run: chosen for comparing, its name, what it reached, and what can be done with it. */
export function RunRow({ run, onDeleted }: { run: RunRecord; onDeleted: () => void }) {
  const [naming, setNaming] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const compared = useKeptRuns((state) => state.compared.includes(run.id));
  const underWay = useRunStore((state) => isUnderWay(state.run));
  const { compare, rename, remove } = useKeptRuns.getState();
  const name = runName(run);
  const result = resultOf(run);
  const pencil = useRef<HTMLButtonElement>(null);
  const named = (next: string | null, byKey: boolean) => {
    setNaming(false);
    if (byKey) pencil.current?.focus();
    if (next !== null) void rename(run.id, next);
  };
  return (
    <li className="kept-run" data-run={run.number} data-ended={run.ended} data-val-loss={result?.valLoss ?? undefined} data-val-accuracy={result?.valAccuracy ?? undefined}>
      {naming
        ? <NameField value={run.name ?? ''} placeholder={name} onDone={named} />
        : <Checkbox label={<><span className="visually-hidden">Compare </span>{name}</>} checked={compared} onChange={(chosen) => compare(run.id, chosen)} />}
      <p className="quiet kept-run-facts">{facts(run)}</p>
      <div className="kept-run-buttons">
        <IconButton size="small" icon="undo" label={`Restore ${name}`} disabled={underWay} onClick={() => void restore(run)} />
        <IconButton size="small" icon="pencil" ref={pencil} label={`Rename ${name}`} onClick={() => setNaming(true)} />
        <ExportMenu label={`Export ${name}`} name={name} runs={[run]} />
        <IconButton size="small" icon="trash" label={`Delete ${name}`} onClick={() => setDeleting(true)} />
      </div>
      <DeleteDialog
        name={name} open={deleting} onClose={() => setDeleting(false)}
        onDelete={() => { setDeleting(false); void remove(run.id).then(onDeleted); }}
      />
    </li>
  );
}

/** A space at which no line ends: within a number and its unit. */
const noBreak = '\u00a0';

/** Network and settings, so that training goes on from there as it was done. */
async function restore({ id, config }: RunRecord): Promise<void> {
  if (await useKeptRuns.getState().restore(id)) useRunStore.getState().configure(config);
}

/** `14:03, loss 0.123 after 30 epochs, 12 s, WebAssembly`. */
function facts(run: RunRecord): string {
  const result = resultOf(run);
  const loss = result && (result.valLoss ?? result.loss);
  return [
    new Date(run.startedAt).toLocaleString([], { dateStyle: 'short', timeStyle: 'short' }),
    loss === null ? null : `loss ${formatLoss(loss)}`,
    run.ended === 'done' ? plural(run.epochs.length, 'epoch') : `${run.ended} after ${plural(run.epochs.length, 'epoch')}`,
    formatSeconds(run.seconds),
    run.backend === null ? null : backendNamesSpoken[run.backend.name],
  ].filter((part) => part !== null).map((part) => part.replaceAll(' ', noBreak)).join(' · ');
}
