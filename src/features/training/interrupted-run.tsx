import { totalEpochs } from '../../core/training/phases';
import { isUnderWay } from '../../core/training/run-state';
import { useRunStore } from '../../store/run-store';
import type { InterruptedRun } from '../../store/services';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';

/** A run that did not end, after a reload, a crash or a closed tab: to go on with from its last checkpoint, or to give up. */
export function InterruptedRunNotice() {
  const interrupted = useRunStore((state) => state.interrupted);
  const underWay = useRunStore(({ run }) => isUnderWay(run));
  if (!interrupted || underWay) return null;
  const { goOn, discard } = useRunStore.getState();
  return (
    <Notice tone="warning" live="status">
      <p>{interruptedText(interrupted)}</p>
      <div className="training-buttons">
        <Button size="small" variant="primary" onClick={() => void goOn()}>Go on</Button>
        <Button size="small" onClick={() => void discard()}>Discard</Button>
      </div>
    </Notice>
  );
}

function interruptedText({ run: { startedAt, config, document }, epoch, step }: InterruptedRun): string {
  const date = new Date(startedAt);
  const today = date.toDateString() === new Date().toDateString();
  const when = date.toLocaleString([], today ? { timeStyle: 'short' } : { dateStyle: 'short', timeStyle: 'short' });
  const where = epoch === 0 && step === 0 ? 'at its beginning' : `in epoch ${Math.min(epoch + 1, totalEpochs(config))} of ${totalEpochs(config)}`;
  return `The run of ${when} on ${document.name} was interrupted ${where}. It can go on from there, and end as if nothing had been.`;
}
