import { create } from 'zustand';
import { roundRate, suggestedRate, type SweepPoint } from '../core/training/rate-sweep';
import { isUnderWay, type RunProgress } from '../core/training/run-state';
import { prepareRun } from './prepare-run';
import { useRunStore } from './run-store';
import { services } from './services';
import { useUiStore } from './ui-store';

interface RateFinder {
  /** `closed` until it is asked for; then on the way, and at its end. */
  readonly phase: 'closed' | 'preparing' | 'sweeping' | 'done' | 'failed';
  /** Of what comes before the sweep. */
  readonly progress: RunProgress | null;
  readonly points: readonly SweepPoint[];
  /** What the sweep proposes; null for nothing. */
  readonly suggested: number | null;
  /** The suggestion, or what a person chose instead. */
  readonly chosen: number | null;
  readonly error: string | null;
  /** Sweeps the learning rate on the open network and the images, with the settings as they are. Nothing of what it trains is kept. */
  find(): Promise<void>;
  choose(rate: number): void;
  /** Makes the chosen rate the setting, and offers the way back. */
  apply(): void;
  /** Ends a sweep under way. */
  close(): void;
}

const closed = { phase: 'closed', progress: null, points: [], suggested: null, chosen: null, error: null } as const;
const isGoing = ({ phase }: RateFinder): boolean => phase === 'preparing' || phase === 'sweeping';

/** The sweep that is shown: what an earlier one still tells is passed over. */
let shown = 0;

export const useRateFinder = create<RateFinder>()((set, get) => ({
  ...closed,
  async find() {
    const { run, config } = useRunStore.getState();
    if (isUnderWay(run) || isGoing(get())) return;
    const prepared = prepareRun(config);
    useRunStore.setState({ refused: prepared === null });
    if (!prepared) return;
    const own = ++shown;
    set({ ...closed, phase: 'preparing' });
    const { plan, phases, train, validation } = prepared;
    await services().trainer.sweepRates({ runId: crypto.randomUUID(), plan, phases, config, train, validation }, (event) => {
      if (own !== shown) return;
      if (event.type === 'progress') set({ progress: event });
      if (event.type === 'sweep') set({ phase: 'sweeping', points: event.points });
      if (event.type === 'failed') set({ phase: 'failed', error: event.error.message });
      if (event.type !== 'done') return;
      const suggested = suggestedRate(get().points);
      set({ phase: 'done', suggested, chosen: suggested });
    });
  },
  choose: (rate) => set({ chosen: roundRate(rate) }),
  apply() {
    const { chosen } = get();
    const { config: { learningRate: before }, configure } = useRunStore.getState();
    get().close();
    if (chosen === null || chosen === before) return;
    configure({ learningRate: chosen });
    const undo = () => configure({ learningRate: before });
    useUiStore.getState().notify({ tone: 'success', message: `The learning rate is now ${chosen}; it was ${before}.`, action: { label: 'Take back', run: undo } });
  },
  close() {
    if (isGoing(get())) void services().trainer.stop();
    shown += 1;
    set(closed);
  },
}));
