import { splitDataset, type LabelledImage } from '../core/dataset/split';
import { compile } from '../core/graph/compile';
import { applyTrainedWeights, setClasses } from '../core/graph/edits';
import { graphVersion } from '../core/graph/graph-version';
import type { BuildPlan, GraphDocument } from '../core/graph/types';
import type { TrainingConfig } from '../core/training/config';
import type { ImagePrediction, RunBackend } from '../core/training/events';
import { phasedPlan, type PlanPhase } from '../core/training/plan-phases';
import type { RunRecord } from '../core/training/run-record';
import type { RunState } from '../core/training/run-state';
import type { RunUnderWay } from '../core/training/run-under-way';
import type { TrainEvent, TrainImage } from '../protocol/engine';
import { toGraftError, type ErrorCode, type GraftError } from '../protocol/errors';
import { blockingIssues } from './blocking-issues';
import { classOrder } from './class-order';
import { useDatasetStore } from './dataset-store';
import { useDocumentStore } from './document-store';
import { useKeptRuns } from './kept-runs';
import { services } from './services';
import { useUiStore } from './ui-store';

/** What the last run that ended well leaves to look at. */
export interface RunOutcome {
  readonly plan: BuildPlan;
  readonly classes: readonly string[];
  readonly predictions: readonly ImagePrediction[];
  /** What the held-out images are called, by id. */
  readonly paths: ReadonlyMap<string, string>;
}

/** A run that can begin. */
export interface PreparedRun {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly config: TrainingConfig;
  readonly plan: BuildPlan;
  readonly phases?: readonly PlanPhase[];
  readonly train: readonly TrainImage[];
  readonly validation: readonly TrainImage[];
  /** As it is trained. */
  readonly document: GraphDocument;
  /** The network that was open: its names mean nothing in another. null where another is open already, or it has been edited. */
  readonly opened: GraphDocument | null;
}

/** Names the network's outputs after the classes, compiles it and shares the images out; null when something is in the way. */
export function prepareRun(config: TrainingConfig): PreparedRun | null {
  const { document, opened, applyQuietly } = useDocumentStore.getState();
  const { dataset } = useDatasetStore.getState();
  if (!document || blockingIssues(document, dataset, config).length > 0) return null;
  const order = classOrder(document.classes, dataset.classes.map(({ name }) => name));
  applyQuietly((current) => setClasses(current, order.names));
  const fitted = useDocumentStore.getState().document!;
  const plan = compile(fitted);
  if (!plan.ok) return null;
  const split = splitDataset(dataset, { share: config.validationShare, seed: config.seed });
  const labelled = ({ image, label }: LabelledImage): TrainImage => ({ id: image.id, path: image.path, label: order.indexOf[label]! });
  return { id: crypto.randomUUID(), startedAt: Date.now(), config, ...phasedPlan(fitted, plan.value, config), document: fitted, train: split.train.map(labelled), validation: split.validation.map(labelled), opened };
}

/** The run as it was begun; null when it cannot be compiled any more. */
export function prepareToGoOn({ opened: version, ...run }: RunUnderWay): PreparedRun | null {
  const plan = compile(run.document);
  const { opened, document } = useDocumentStore.getState();
  const same = opened && document && graphVersion(opened) === version && graphVersion(document) === graphVersion(run.document);
  return plan.ok ? { ...run, ...phasedPlan(run.document, plan.value, run.config), opened: same ? opened : null } : null;
}

/** Stores what is needed to go on in another visit. Where that is refused the run goes on, and a person is told. */
export async function beginKeeping({ id, startedAt, config, document, opened, train, validation }: PreparedRun): Promise<void> {
  try {
    await services().checkpoints.begin({ id, startedAt, config, document, opened: opened ? graphVersion(opened) : '', train, validation });
  } catch (thrown) {
    useUiStore.getState().notify({ tone: 'warning', message: `This run cannot be kept safe from a reload. ${toGraftError(thrown).message}` });
  }
}

/** Failures that the same run may not meet again: with more room, on a graphics card that is back. */
const passing: readonly ErrorCode[] = ['out-of-memory', 'gpu-lost', 'crashed', 'storage-full', 'storage', 'internal', 'backend-unavailable'];

export const mayGoOn = ({ code }: GraftError): boolean => passing.includes(code);

/** Moves the document's references to the trained weights, one step of its history. null when another network is open now: the run is kept by itself. */
export function finishRun({ plan, validation, opened }: PreparedRun, { weights, validation: predictions }: Extract<TrainEvent, { type: 'done' }>): RunOutcome | null {
  const { opened: openNow, apply } = useDocumentStore.getState();
  if (openNow !== opened) {
    if (Object.keys(weights).length > 0) useUiStore.getState().notify({ tone: 'info', message: 'A run has ended that belongs to another network than the one that is open. It is kept under Runs: restore it there.' });
    return null;
  }
  if (Object.keys(weights).length > 0) apply((document) => applyTrainedWeights(document, weights));
  return { plan, classes: plan.classes, predictions, paths: new Map(validation.map(({ id, path }) => [id, path])) };
}

const keptBackend = ({ name, software, detail, trials }: RunBackend): RunRecord['backend'] => ({ name, software, detail, ...(trials && { trials: [...trials] }) });

/** Keeps what there is of a run that has ended; one that ended before there was anything to measure leaves nothing. */
export function keepRun({ id, startedAt, config, document: begun }: PreparedRun, { started, epochs, steps }: RunState, event: Extract<TrainEvent, { type: 'done' | 'failed' }>): void {
  if (epochs.length === 0 && (event.type === 'done' || steps.points.length === 0)) return;
  const trained = event.type === 'done' ? applyTrainedWeights(begun, event.weights) : null;
  const document = trained?.ok ? trained.document : begun;
  void useKeptRuns.getState().keep({
    id, startedAt, config, document,
    graph: graphVersion(document),
    seconds: event.type === 'done' ? event.seconds : (Date.now() - startedAt) / 1000,
    ended: event.type === 'failed' ? 'failed' : event.stopped ? 'stopped' : 'done',
    error: event.type === 'failed' ? event.error.message : null,
    backend: started && keptBackend(started.backend),
    cachedLayers: started?.cachedLayers ?? 0,
    trainImages: started?.trainImages ?? 0,
    validationImages: started?.validationImages ?? 0,
    bestEpoch: event.type === 'done' ? event.bestEpoch : 0,
    epochs: epochs.map(({ epoch, loss, accuracy, valLoss, valAccuracy, learningRate, best }) => ({ epoch, loss, accuracy, valLoss, valAccuracy, learningRate, best })),
    steps: steps.points,
  });
}
