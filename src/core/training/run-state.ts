import { noPoints, withPoints, type StepPoint, type Thinned } from './curves';
import type { EpochNumbers, ImagePrediction, RunBackend, RunError, TrainingEvent, WorkPhase } from './events';

type EventOf<Type extends TrainingEvent['type']> = Omit<Extract<TrainingEvent, { type: Type }>, 'type'>;

/** One line of the chart; losses are means over images, accuracies 0 to 1, epochs count from 1. */
export type EpochRecord = EpochNumbers;
export type BatchRecord = EventOf<'batch'>;
export type StartRecord = EventOf<'started'>;
export type PhaseRecord = EventOf<'phase'>;

export interface RunProgress {
  readonly phase: WorkPhase;
  readonly done: number;
  /** 0 when not known. */
  readonly total: number;
  readonly etaSeconds: number | null;
}

/** What is known of a run so far, in every phase. */
interface RunFacts {
  readonly started: StartRecord | null;
  readonly progress: RunProgress | null;
  readonly batch: BatchRecord | null;
  readonly epochs: readonly EpochRecord[];
  readonly steps: Thinned<StepPoint>;
  /** Where a run of several phases stands; null for one of a single phase. */
  readonly stretch: PhaseRecord | null;
  /** What a person should know while it goes on, and for how long: `storage` until a checkpoint is written again, `recovery` until the run ends. */
  readonly trouble: { readonly kind: 'storage' | 'unsaved' | 'recovery'; readonly message: string } | null;
}

export type RunState = RunFacts &
  (
    | { readonly phase: 'idle' | 'preparing' | 'running' | 'pausing' | 'paused' | 'stopping' }
    | { readonly phase: 'done'; readonly stopped: boolean; readonly early?: boolean; readonly bestEpoch: number; readonly seconds: number; readonly validation: readonly ImagePrediction[] }
    | { readonly phase: 'failed'; readonly error: RunError }
  );
export type RunPhase = RunState['phase'];

/** What a person asks for. Resuming shows once the engine says `resumed`. */
export type RunCommand = { readonly type: 'start' } | { readonly type: 'pause' } | { readonly type: 'stop' } | { readonly type: 'reset' };
export type RunAction = RunCommand | TrainingEvent;

export const idleRun: RunState = { phase: 'idle', started: null, progress: null, batch: null, epochs: [], steps: noPoints, stretch: null, trouble: null };

const underWay: readonly RunPhase[] = ['preparing', 'running', 'pausing', 'paused', 'stopping'];

/** A run is going on: another may not start, and the network may not change under it. */
export const isUnderWay = (state: RunState): boolean => underWay.includes(state.phase);

/** The state after a command or an event; the same object where it makes no sense now, as an event of a run that has ended. */
export function reduceRun(state: RunState, action: RunAction): RunState {
  switch (action.type) {
    case 'start':
      return isUnderWay(state) ? state : { ...idleRun, phase: 'preparing' };
    case 'reset':
      return isUnderWay(state) ? state : idleRun;
    case 'pause':
      return state.phase === 'running' ? moveTo(state, 'pausing') : state;
    case 'stop':
      return isUnderWay(state) && state.phase !== 'stopping' ? moveTo(state, 'stopping') : state;
    default:
      return isUnderWay(state) ? reduceEvent(state, action) : state;
  }
}

function reduceEvent(state: RunState, event: TrainingEvent): RunState {
  const facts = factsOf(state);
  switch (event.type) {
    case 'progress': {
      const { phase, done, total, etaSeconds } = event;
      return { ...(phase === 'training' ? training(state) : state), progress: { phase, done, total, etaSeconds } };
    }
    case 'started':
      return { ...state, started: withTrials(event, state.started) };
    case 'phase':
      return { ...state, stretch: event };
    case 'batch':
      return { ...training(state), batch: event, steps: withPoints(state.steps, event.curve) };
    case 'epoch':
      return { ...training(state), epochs: [...state.epochs, event] };
    case 'restored':
      return { ...state, batch: null, epochs: event.epochs, steps: event.steps, trouble: state.trouble ?? { kind: 'recovery', message: restoredText(event) } };
    case 'kept':
      return state.trouble?.kind === 'storage' ? { ...state, trouble: null } : state;
    case 'unkept':
      return { ...state, trouble: { kind: 'storage', message: event.error.message } };
    case 'unsaved':
      return { ...moveTo(state, 'paused'), trouble: { kind: 'unsaved', message: event.error.message } };
    case 'recovering':
      return { ...moveTo(state, state.phase === 'stopping' ? 'stopping' : 'preparing'), progress: null, trouble: { kind: 'recovery', message: event.message } };
    case 'paused':
      return state.phase === 'running' || state.phase === 'pausing' ? moveTo(state, 'paused') : state;
    case 'resumed':
      if (state.phase !== 'paused' && state.phase !== 'pausing') return state;
      return { ...moveTo(state, 'running'), trouble: state.trouble?.kind === 'unsaved' ? null : state.trouble };
    case 'done': {
      const { stopped, early, bestEpoch, seconds, validation } = event;
      return { ...facts, phase: 'done', stopped, early, bestEpoch, seconds, validation };
    }
    case 'failed':
      return { ...facts, phase: 'failed', error: event.error };
  }
}

/** A run that goes on stays on the backend that it began on, and tries none anew: what was tried at its start stands. */
function withTrials(event: StartRecord, before: StartRecord | null): StartRecord {
  const trials = event.backend.trials ?? before?.backend.trials;
  return trials ? { ...event, backend: { ...event.backend, trials } } : event;
}

const restoredText = ({ epochs, steps }: EventOf<'restored'>): string =>
  epochs.length === 0 && steps.points.length === 0 ? 'The run was interrupted before its first checkpoint, and begins anew.' : `The run was interrupted, and goes on from its last checkpoint, in epoch ${epochs.length + 1}.`;

const factsOf = ({ started, progress, batch, epochs, steps, stretch, trouble }: RunState): RunFacts => ({ started, progress, batch, epochs, steps, stretch, trouble });

const moveTo = (state: RunState, phase: 'preparing' | 'running' | 'pausing' | 'paused' | 'stopping'): RunState => ({ ...factsOf(state), phase });

/** Training has begun; what was asked for meanwhile stands. */
const training = (state: RunState): RunState => (state.phase === 'preparing' ? moveTo(state, 'running') : state);

/** The epoch whose weights are kept, so far. */
export const bestEpoch = (state: RunState): EpochRecord | null => state.epochs.findLast(({ best }) => best) ?? null;

export const backendOf = (state: RunState): RunBackend | null => state.started?.backend ?? null;
