import { isUnderWay } from '../../core/training/run-state';
import { useRunStore } from '../../store/run-store';
import { Notice } from '../../ui/notice';
import { Progress } from '../../ui/progress';
import { RunCharts } from './run-charts';
import { runFacts } from './run-facts';
import { runBar } from './run-texts';
import { RunNumbers } from './run-numbers';
import { RunResult } from './run-result';
import { RunTrouble } from './run-trouble';

/** A run as it goes and as it ended; `data-*` say the same to scripts. */
export function RunView() {
  const run = useRunStore((state) => state.run);
  const facts = runFacts(run);
  return (
    <div
      className="run" data-testid="run" data-phase={run.phase} data-epoch={facts.epoch} data-best-epoch={facts.bestEpoch ?? undefined}
      data-loss={facts.loss ?? undefined} data-accuracy={facts.accuracy ?? undefined} data-val-loss={facts.valLoss ?? undefined} data-val-accuracy={facts.valAccuracy ?? undefined}
      data-backend={facts.backend ?? undefined} data-phases={run.stretch?.starts.length} data-cached-layers={facts.cachedLayers ?? undefined} data-images-per-second={facts.imagesPerSecond ?? undefined}
    >
      {isUnderWay(run) && <Progress name="Training progress" {...runBar(run)} />}
      {isUnderWay(run) && <RunTrouble trouble={run.trouble} />}
      {run.phase === 'failed' && <Notice tone="error" live="alert">{run.error.message}</Notice>}
      {run.phase === 'done' && <RunResult stopped={run.stopped} early={run.early} bestEpoch={run.bestEpoch} seconds={run.seconds} />}
      {run.phase !== 'idle' && <RunNumbers run={run} facts={facts} />}
      <RunCharts run={run} />
    </div>
  );
}
