import { backendOf, bestEpoch, type RunState } from '../../core/training/run-state';

/** The numbers that stand for a run now. Once it is done they are those of the epoch whose weights were kept. */
export interface RunFacts {
  /** Epochs that have ended. */
  readonly epoch: number;
  readonly bestEpoch: number | null;
  readonly loss: number | null;
  readonly accuracy: number | null;
  readonly valLoss: number | null;
  readonly valAccuracy: number | null;
  readonly backend: string | null;
  readonly cachedLayers: number | null;
  readonly imagesPerSecond: number | null;
}

export function runFacts(run: RunState): RunFacts {
  const last = run.epochs.at(-1);
  const best = bestEpoch(run);
  const shown = run.phase === 'done' ? (best ?? last) : last;
  return {
    epoch: last?.epoch ?? 0,
    bestEpoch: best?.epoch ?? null,
    loss: shown?.loss ?? run.batch?.loss ?? null,
    accuracy: shown?.accuracy ?? run.batch?.accuracy ?? null,
    valLoss: shown?.valLoss ?? null,
    valAccuracy: shown?.valAccuracy ?? null,
    backend: backendOf(run)?.name ?? null,
    cachedLayers: run.stretch?.cachedLayers ?? run.started?.cachedLayers ?? null,
    imagesPerSecond: run.batch?.imagesPerSecond ?? null,
  };
}
