import type { BackendTrial } from '../../core/training/backend-trials';
import type { BatchRecord, PhaseRecord, RunProgress, RunState } from '../../core/training/run-state';
import type { WorkPhase } from '../../core/training/events';
import { backendNamesSpoken } from '../../store/backend-names';

const work: Readonly<Record<WorkPhase, { readonly label: string; readonly unit: string | null }>> = {
  backend: { label: 'Starting the backend', unit: null },
  decoding: { label: 'Reading the images', unit: 'images' },
  building: { label: 'Building the network', unit: null },
  features: { label: 'Computing what the frozen layers see', unit: 'images' },
  views: { label: 'Computing what the frozen layers see', unit: 'views' },
  training: { label: 'Training', unit: null },
  saving: { label: 'Saving the best weights', unit: null },
};

/** The bar: what is being done, how far it is, and what remains of it. */
export interface RunBar {
  readonly label: string;
  readonly done: number;
  /** 0 while it is not known. */
  readonly total: number;
  readonly detail?: string;
}

const waits: Partial<Record<RunState['phase'], string>> = { stopping: 'Stopping after this batch', pausing: 'Pausing after this batch', paused: 'Paused' };

export function runBar(run: RunState): RunBar {
  const bar = run.batch && run.progress?.phase === 'training' ? trainingBar(run.batch, run.progress.total, run.stretch) : preparingBar(run.progress);
  const wait = waits[run.phase];
  return wait ? { ...bar, label: run.phase === 'paused' ? `${wait}: ${bar.label}` : wait, detail: undefined } : bar;
}

/** Epochs count from 1. */
function trainingBar({ epoch, step, steps, etaSeconds }: BatchRecord, epochs: number, stretch: PhaseRecord | null): RunBar {
  const phase = stretch ? `Phase ${stretch.starts.length} of ${stretch.phases}, epoch` : 'Epoch';
  return { label: `${phase} ${epoch} of ${epochs}`, done: (epoch - 1) * steps + step, total: epochs * steps, detail: `${formatSeconds(etaSeconds)} left` };
}

export function preparingBar(progress: RunProgress | null): RunBar {
  if (!progress) return { label: 'Preparing', done: 0, total: 0 };
  const { phase, done, total, etaSeconds } = progress;
  const { label, unit } = work[phase];
  const parts = [unit && total > 0 ? `${done} of ${total} ${unit}` : null, etaSeconds === null ? null : `${formatSeconds(etaSeconds)} left`];
  return { label, done: unit ? done : 0, total: unit ? total : 0, detail: parts.filter(Boolean).join(', ') || undefined };
}

/** `WebAssembly 14 ms a step and 9 ms an image beforehand, WebGL none within 250 ms`. */
export function trialsText(trials: readonly BackendTrial[]): string {
  return trials.map(({ name, ...trial }) => `${backendNamesSpoken[name]} ${howItDid(trial)}`).join(', ');
}

function howItDid({ milliseconds, perImage, share, failed }: Omit<BackendTrial, 'name'>): string {
  if (failed) return 'cannot train this network';
  if (milliseconds !== null) return `${formatTime(milliseconds)} a step${perImage === null ? '' : ` and ${formatTime(perImage)} an image beforehand`}`;
  return share > 0 ? `none within ${Math.round(share)} ms` : 'not tried';
}

const formatTime = (milliseconds: number): string => `${milliseconds < 10 ? Number(milliseconds.toFixed(1)) : Math.round(milliseconds)} ms`;

/** `8 s`, `3 min`, `1 h 20 min`; never less than a second. */
export function formatSeconds(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Three figures: `0.0123`, `1.23`, `45.6`. */
export function formatLoss(loss: number): string {
  return loss === 0 ? '0' : Math.abs(loss) < 0.001 ? loss.toExponential(1) : String(Number(loss.toPrecision(3)));
}

export function formatShare(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)} %`;
}
