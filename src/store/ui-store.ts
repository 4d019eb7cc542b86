import { create } from 'zustand';
import { recall, remember } from './last-visit';
import { storedPanels, storePanels } from './panel-memory';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Something to tell, over the page until it is dismissed. */
export interface UiNotice {
  readonly id: number;
  readonly tone: 'info' | 'success' | 'warning' | 'error';
  readonly message: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Where the palette inserts: on the connection from `source` to `target`, or after `source`. */
export interface PaletteTarget {
  readonly source: string;
  readonly target?: string;
}

/** A job that takes a while. `total` is 0 while it is not known. */
export interface BusyJob {
  readonly id: number;
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly cancel?: () => void;
}

interface UiState {
  readonly theme: Theme;
  /** Which panels are open, by name; one that is not named is as its place has it. */
  readonly panels: Readonly<Record<string, boolean>>;
  /** Widths in px that a person gave to panels, by name. */
  readonly sizes: Readonly<Record<string, number>>;
  readonly notices: readonly UiNotice[];
  readonly paletteTarget: PaletteTarget | null;
  readonly jobs: readonly BusyJob[];
  /** The next of the themes, in turn. */
  switchTheme(): void;
  setPanel(name: string, open: boolean): void;
  /** Folds a panel that is open, and the other way round. */
  togglePanel(name: string): void;
  /** null gives a panel back the width that it has by itself. */
  setSize(name: string, size: number | null): void;
  /** Shows a notice and returns its id; the same words in the same tone replace the notice that says them already. */
  notify(notice: Omit<UiNotice, 'id'>): number;
  dismiss(id: number): void;
  openPalette(target: PaletteTarget | null): void;
  closePalette(): void;
  /** Shows a job and returns its id; `updateJob` moves it on and `endJob` takes it away. */
  startJob(job: Pick<BusyJob, 'label' | 'cancel'> & Partial<Pick<BusyJob, 'total'>>): number;
  updateJob(id: number, progress: Partial<Pick<BusyJob, 'label' | 'done' | 'total'>>): void;
  endJob(id: number): void;
}

const themeKey = 'graft.theme';
let lastId = 0;

const remembered = storedPanels();

export const useUiStore = create<UiState>()((set, get) => ({
  theme: storedTheme(),
  panels: remembered.open,
  sizes: remembered.sizes,
  notices: [],
  paletteTarget: null,
  jobs: [],
  switchTheme() {
    const theme = themes[(themes.indexOf(get().theme) + 1) % themes.length]!;
    remember(themeKey, theme);
    set({ theme });
  },
  setPanel: (name, open) => set(({ panels }) => ({ panels: { ...panels, [name]: open } })),
  togglePanel: (name) => get().setPanel(name, !(get().panels[name] ?? true)),
  setSize: (name, size) => set(({ sizes }) => ({ sizes: size === null ? Object.fromEntries(Object.entries(sizes).filter(([other]) => other !== name)) : { ...sizes, [name]: size } })),
  notify(notice) {
    const id = ++lastId;
    set(({ notices }) => ({ notices: [...notices.filter(({ tone, message }) => tone !== notice.tone || message !== notice.message), { ...notice, id }] }));
    return id;
  },
  dismiss: (id) => set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
  openPalette: (paletteTarget) => set({ paletteTarget }),
  closePalette: () => set({ paletteTarget: null }),
  startJob(job) {
    const id = ++lastId;
    set(({ jobs }) => ({ jobs: [...jobs, { done: 0, total: 0, ...job, id }] }));
    return id;
  },
  updateJob: (id, progress) => set(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? { ...job, ...progress } : job)) })),
  endJob: (id) => set(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) })),
}));

useUiStore.subscribe(({ panels, sizes }, before) => {
  if (panels !== before.panels || sizes !== before.sizes) storePanels({ open: panels, sizes });
});

function storedTheme(): Theme {
  const stored = recall(themeKey);
  return themes.find((theme) => theme === stored) ?? 'system';
}
