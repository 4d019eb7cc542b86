import { create } from 'zustand';
import { splitDataset, type LabelledImage } from '../core/dataset/split';
import { countByClass } from '../core/dataset/manifest';
import { analyze } from '../core/graph/analyze';
import { compile } from '../core/graph/compile';
import { applyTrainedWeights, setClasses } from '../core/graph/edits';
import { trainingIssues, type DatasetFacts } from '../core/graph/training-issues';
import type { BuildPlan, GraphDocument, Issue } from '../core/graph/types';
import type { Dataset } from '../core/dataset/types';
import { defaultLearningRates, defaultWeightDecay, trainingConfigSchema, type TrainingConfig } from '../core/training/config';
import type { ImagePrediction } from '../core/training/events';
import { phasesOf } from '../core/training/phases';
import { phasedPlan, type PlanPhase } from '../core/training/plan-phases';
import { idleRun, isUnderWay, reduceRun, type RunAction, type RunState } from '../core/training/run-state';
import type { TrainEvent, TrainImage } from '../protocol/engine';
import { classOrder } from './class-order';
import { useDatasetStore } from './dataset-store';
import { useDocumentStore } from './document-store';
import { services } from './services';
import { storeConfig, storedConfig } from './training-config';

/** What the last run that ended well leaves to look at. */
export interface RunOutcome {
  readonly plan: BuildPlan;
  readonly classes: readonly string[];
  readonly predictions: readonly ImagePrediction[];
  /** What the held-out images are called, by id. */
  readonly paths: ReadonlyMap<string, string>;
}

interface RunStore {
  readonly config: TrainingConfig;
  readonly run: RunState;
  /** Starting was tried and refused: the issues in the way are shown until there are none. */
  readonly refused: boolean;
  readonly outcome: RunOutcome | null;
  /** Takes settings that are valid; others change nothing. A new optimizer brings its own learning rate and weight decay, unless others were chosen. */
  configure(patch: Partial<TrainingConfig>): void;
  /** Trains the open network on the images. Resolves when the run has ended, at once when something stands in its way. */
  start(): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends the run; the best epoch so far is kept. */
  stop(): Promise<void>;
  /** Forgets the last run, and ends one under way, as when another network is opened. */
  reset(): Promise<void>;
}

const showMilliseconds = 100;

export const useRunStore = create<RunStore>()((set, get) => {
  let latest: RunState = idleRun;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    clearTimeout(timer);
    timer = undefined;
    set({ run: latest });
  };
  /** Whether it made sense now. A new phase shows at once; numbers ten times a second, since small networks have more epochs than that. */
  const reduce = (action: RunAction): boolean => {
    const before = latest;
    latest = reduceRun(before, action);
    if (latest.phase !== before.phase) show();
    else if (latest !== before) timer ??= setTimeout(show, showMilliseconds);
    return latest !== before;
  };
  return {
    config: storedConfig(),
    run: idleRun,
    refused: false,
    outcome: null,
    configure(patch) {
      const { config } = get();
      const next = trainingConfigSchema.safeParse({ ...config, ...defaultsFor(config, patch), ...patch });
      if (!next.success) return;
      storeConfig(next.data);
      set({ config: next.data });
    },
    async start() {
      const { run, config } = get();
      if (isUnderWay(run)) return;
      const prepared = prepareRun(config);
      set({ refused: prepared === null });
      if (!prepared) return;
      reduce({ type: 'start' });
      const runId = crypto.randomUUID();
      await services().trainer.train({ runId, plan: prepared.plan, phases: prepared.phases, config, train: prepared.train, validation: prepared.validation }, (event) => {
        reduce(event);
        if (event.type === 'done') set({ outcome: finish(prepared, event) });
        if (event.type === 'done' && get().outcome === null) reduce({ type: 'reset' });
      });
    },
    async pause() {
      if (reduce({ type: 'pause' })) await services().trainer.pause();
    },
    resume: () => services().trainer.resume(),
    async stop() {
      if (reduce({ type: 'stop' })) await services().trainer.stop();
    },
    async reset() {
      await get().stop();
      reduce({ type: 'reset' });
      set({ refused: false, outcome: null });
    },
  };
});

/** What stands in the way of training now; [] when it can start. */
export function blockingIssues(document: GraphDocument | null, dataset: Dataset, config = useRunStore.getState().config): readonly Issue[] {
  if (!document) return [];
  const issues = trainingIssues(document, analyze(document), datasetFacts(dataset));
  // Phases that say what trains go by that, whatever is frozen.
  return phasesOf(config).some(({ trains }) => trains === 'as-frozen') ? issues : issues.filter(({ code }) => code !== 'nothing-trainable');
}

export const datasetFacts = (dataset: Dataset): DatasetFacts => ({
  classes: dataset.classes.length,
  imagesPerClass: countByClass(dataset),
  classNames: dataset.classes.map(({ name }) => name),
});

function defaultsFor({ learningRate, weightDecay, optimizer: before }: TrainingConfig, { optimizer }: Partial<TrainingConfig>): Partial<TrainingConfig> {
  if (!optimizer) return {};
  return {
    ...(learningRate === defaultLearningRates[before] && { learningRate: defaultLearningRates[optimizer] }),
    ...(weightDecay === defaultWeightDecay(before) && { weightDecay: defaultWeightDecay(optimizer) }),
  };
}

interface Prepared {
  readonly plan: BuildPlan;
  readonly phases?: readonly PlanPhase[];
  readonly train: readonly TrainImage[];
  readonly validation: readonly TrainImage[];
  /** The network that was open: its names mean nothing in another. */
  readonly opened: GraphDocument | null;
}

/** Names the network's outputs after the classes, compiles it and shares the images out; null when something is in the way. */
export function prepareRun(config: TrainingConfig): Prepared | null {
  const { validationShare, seed } = config;
  const { document, opened, applyQuietly } = useDocumentStore.getState();
  const { dataset } = useDatasetStore.getState();
  if (!document || blockingIssues(document, dataset).length > 0) return null;
  const order = classOrder(document.classes, dataset.classes.map(({ name }) => name));
  applyQuietly((current) => setClasses(current, order.names));
  const fitted = useDocumentStore.getState().document!;
  const plan = compile(fitted);
  if (!plan.ok) return null;
  const split = splitDataset(dataset, { share: validationShare, seed });
  const labelled = ({ image, label }: LabelledImage): TrainImage => ({ id: image.id, path: image.path, label: order.indexOf[label]! });
  return { ...phasedPlan(fitted, plan.value, config), train: split.train.map(labelled), validation: split.validation.map(labelled), opened };
}

/** Moves the document's references to the trained weights, one step of its history. null when another network was opened meanwhile. */
function finish({ plan, validation, opened }: Prepared, { weights, validation: predictions }: Extract<TrainEvent, { type: 'done' }>): RunOutcome | null {
  const { opened: openNow, apply } = useDocumentStore.getState();
  if (openNow !== opened) return null;
  if (Object.keys(weights).length > 0) apply((document) => applyTrainedWeights(document, weights));
  return { plan, classes: plan.classes, predictions, paths: new Map(validation.map(({ id, path }) => [id, path])) };
}
