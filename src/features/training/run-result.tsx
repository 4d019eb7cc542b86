import { Notice } from '../../ui/notice';
import { formatSeconds } from './run-texts';

export function RunResult({ stopped, early = false, bestEpoch, seconds }: { stopped: boolean; early?: boolean; bestEpoch: number; seconds: number }) {
  const ended = stopped ? 'Stopped' : 'Done';
  if (bestEpoch === 0) return <Notice live="status">{ended} before the first epoch: the network is as it was.</Notice>;
  return (
    <Notice tone="success" live="status">
      {ended} after {formatSeconds(seconds)}{early && ', early, as the loss did not fall any more'}. The network now has the weights of epoch {bestEpoch}, the best one; Undo gives back those from before.
    </Notice>
  );
}
