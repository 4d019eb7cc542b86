import { create } from 'zustand';
import { setsOf } from '../core/graph/graph-version';
import { runName, setsFreedBy, type RunRecord } from '../core/training/run-record';
import { toGraftError } from '../protocol/errors';
import { documentsInReach, useDocumentStore } from './document-store';
import { services } from './services';
import { useUiStore } from './ui-store';

interface KeptRuns {
  /** The oldest first. */
  readonly runs: readonly RunRecord[];
  /** Ids of those that are compared, in the order chosen. */
  readonly compared: readonly string[];
  load(): Promise<void>;
  /** Keeps a run that has just ended; its number follows that of the last. */
  keep(run: Omit<RunRecord, 'number' | 'name' | 'version'>): Promise<void>;
  /** An empty name is none: its number and result then stand for it. */
  rename(id: string, name: string): Promise<void>;
  /** Takes the run away, and its weights where nothing else refers to them. */
  remove(id: string): Promise<void>;
  /** Makes the network what it was at the run's end, as one step of the history. @returns whether it could. */
  restore(id: string): Promise<boolean>;
  compare(id: string, chosen: boolean): void;
}

const longestName = 200;

export const useKeptRuns = create<KeptRuns>()((set, get) => {
  const find = (id: string) => get().runs.find((run) => run.id === id);
  /** What storage refuses is told; the run is here until the page is left. */
  const save = (run: RunRecord) => services().runs.save(run).catch(tell(`${runName(run)} could not be stored, and is kept only until this page is closed.`));
  return {
    runs: [],
    compared: [],
    async load() {
      try {
        const { runs, unreadable } = await services().runs.load();
        set({ runs });
        if (unreadable > 0) useUiStore.getState().notify({ tone: 'warning', message: `${unreadable === 1 ? 'One kept run' : `${unreadable} kept runs`} could not be read: damaged, or saved by a newer Graft.` });
      } catch (thrown) {
        tell('The kept runs could not be read.')(thrown);
      }
    },
    async keep(run) {
      // A run that failed and then went on is one run.
      const before = find(run.id);
      const number = before?.number ?? Math.max(0, ...get().runs.map((one) => one.number)) + 1;
      const kept: RunRecord = { ...run, version: 1, number, name: before?.name ?? null };
      set(({ runs }) => ({ runs: [...runs.filter(({ id }) => id !== run.id), kept] }));
      await save(kept);
    },
    async rename(id, name) {
      const run = find(id);
      if (!run) return;
      const renamed = { ...run, name: name.trim().slice(0, longestName) || null };
      set(({ runs }) => ({ runs: runs.map((one) => (one.id === id ? renamed : one)) }));
      await save(renamed);
    },
    async remove(id) {
      const run = find(id);
      if (!run) return;
      try {
        // It goes from the list once it is gone from storage, so that a reload right after does not bring it back.
        await services().runs.remove(id);
        set(({ runs, compared }) => ({ runs: runs.filter((one) => one.id !== id), compared: compared.filter((one) => one !== id) }));
        const wanted = [...documentsInReach(), ...get().runs.map(({ document }) => document)];
        await services().runs.freeWeights(setsFreedBy(run, wanted));
      } catch (thrown) {
        tell(`${runName(run)} could not be removed from the browser’s storage.`)(thrown);
      }
    },
    async restore(id) {
      const run = find(id);
      if (!run) return false;
      const refs = run.document.layers.flatMap(({ weights }) => Object.values(weights));
      const missing = await services().weights.missing(refs);
      if (missing.length > 0) {
        const sets = setsOf(run.document).size;
        useUiStore.getState().notify({ tone: 'error', message: `${runName(run)} cannot be restored: the browser no longer holds its weights (${missing.length} of ${refs.length} tensors, of ${sets} sets).` });
        return false;
      }
      useUiStore.getState().notify({ tone: 'success', message: `The network and the settings are those of ${runName(run)}. Undo brings the network back that was here.` });
      return useDocumentStore.getState().apply(() => ({ ok: true, document: run.document, notes: [], step: `Restore ${runName(run)}` })).ok;
    },
    compare: (id, chosen) => set(({ compared }) => ({ compared: chosen ? [...compared.filter((one) => one !== id), id] : compared.filter((one) => one !== id) })),
  };
});

const tell = (what: string) => (thrown: unknown): void => void useUiStore.getState().notify({ tone: 'error', message: `${what} ${toGraftError(thrown).message}` });
