import { create } from 'zustand';
import { defaultLearningRates, defaultWeightDecay, trainingConfigSchema, type TrainingConfig } from '../core/training/config';
import { idleRun, isUnderWay, reduceRun, type RunAction, type RunState } from '../core/training/run-state';
import { beginKeeping, finishRun, keepRun, mayGoOn, prepareRun, prepareToGoOn, type PreparedRun, type RunOutcome } from './prepare-run';
import { services, type InterruptedRun } from './services';
import { storeConfig, storedConfig } from './training-config';

interface RunStore {
  readonly config: TrainingConfig;
  readonly run: RunState;
  /** Starting was tried and refused: the issues in the way are shown until there are none. */
  readonly refused: boolean;
  readonly outcome: RunOutcome | null;
  /** A run that did not end: of a page that was closed, or one that failed where it may go better another time. */
  readonly interrupted: InterruptedRun | null;
  /** Takes settings that are valid; others change nothing. A new optimizer brings its own learning rate and weight decay, unless others were chosen. */
  configure(patch: Partial<TrainingConfig>): void;
  /** Trains the open network on the images. Resolves when the run has ended, at once when something stands in its way. */
  start(): Promise<void>;
  /** Looks for a run that did not end, and goes on with one that nobody meant to leave. Resolves when that has ended. */
  recover(): Promise<void>;
  /** Goes on with it from its last checkpoint. Resolves when it has ended. */
  goOn(): Promise<void>;
  /** Gives it up. */
  discard(): Promise<void>;
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
  const go = async (prepared: PreparedRun, resume: boolean): Promise<void> => {
    const { id, config, plan, phases, train, validation } = prepared;
    reduce({ type: 'start' });
    set({ interrupted: null });
    const { checkpoints, trainer } = services();
    const keeping = beginKeeping(prepared);
    // One that went on by itself does so again only once it has got further: else a run that a tab cannot bear would take it down again and again.
    checkpoints.goesOn(id, !resume);
    let goesOnLater = false;
    await trainer.train({ runId: id, plan, phases, config, train, validation, resume }, (event) => {
      reduce(event);
      if (event.type === 'kept' && latest.phase === 'running' || event.type === 'resumed') checkpoints.goesOn(id, true);
      if (event.type === 'paused') checkpoints.goesOn(id, false);
      if (event.type === 'done' || event.type === 'failed') keepRun(prepared, latest, event);
      if (event.type === 'done') set({ outcome: finishRun(prepared, event) });
      if (event.type === 'done' && get().outcome === null) reduce({ type: 'reset' });
      if (event.type === 'failed') goesOnLater = mayGoOn(event.error);
    });
    checkpoints.goesOn(id, false);
    await keeping;
    await (goesOnLater ? checkpoints.pause(id) : checkpoints.end(id));
    await find();
  };
  const find = async () => set({ interrupted: await services().checkpoints.interrupted().catch(() => null) });
  return {
    config: storedConfig(),
    run: idleRun,
    refused: false,
    outcome: null,
    interrupted: null,
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
      if (prepared) await go(prepared, false);
    },
    async recover() {
      await find();
      if (get().interrupted?.byItself) await get().goOn();
    },
    async goOn() {
      const { run, interrupted } = get();
      if (!interrupted || isUnderWay(run)) return;
      // Another press, or another tab that shows the same run, finds it taken.
      set({ interrupted: null });
      const { checkpoints } = services();
      const { id } = interrupted.run;
      if (!(await checkpoints.take(id).catch(() => false))) return find();
      const prepared = prepareToGoOn(interrupted.run);
      if (!prepared) {
        await checkpoints.end(id);
        return find();
      }
      storeConfig(prepared.config);
      set({ config: prepared.config, refused: false });
      await go(prepared, true);
    },
    async discard() {
      const { interrupted } = get();
      if (!interrupted) return;
      await services().checkpoints.end(interrupted.run.id);
      await find();
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

function defaultsFor({ learningRate, weightDecay, optimizer: before }: TrainingConfig, { optimizer }: Partial<TrainingConfig>): Partial<TrainingConfig> {
  if (!optimizer) return {};
  return {
    ...(learningRate === defaultLearningRates[before] && { learningRate: defaultLearningRates[optimizer] }),
    ...(weightDecay === defaultWeightDecay(before) && { weightDecay: defaultWeightDecay(optimizer) }),
  };
}
