import { create } from 'zustand';
import * as manifest from '../core/dataset/manifest';
import { naturally } from '../core/dataset/names';
import type { Dataset } from '../core/dataset/types';
import type { DroppedFile } from '../protocol/ingest';
import { toGraftError } from '../protocol/errors';
import { services } from './services';
import { useUiStore } from './ui-store';

/** Images being taken in, all drops together. `total` is 0 while it is not known. */
export interface IngestProgress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

interface DatasetState {
  readonly dataset: Dataset;
  /** null when no images are coming in. */
  readonly progress: IngestProgress | null;
  /** Takes in dropped or picked files, to the classes that their folders name or to the one given. Resolves when all are in or refused. */
  addFiles(files: readonly DroppedFile[], classId?: string): Promise<void>;
  /** Draws five kinds of trucks and takes them in. */
  useSamples(seed?: number, perClass?: number): Promise<void>;
  /** Leaves out what has not been taken in yet. */
  cancelIngest(): Promise<void>;
  addClass(name?: string): void;
  /** Why the name cannot be taken; null when it was. */
  renameClass(id: string, name: string): string | null;
  removeClass(id: string): void;
  removeImages(ids: readonly string[]): void;
  moveImages(ids: readonly string[], classId: string): void;
  clearRejected(): void;
  /** Removes all images and classes, stored files included. */
  clear(): void;
  /** A dataset as it was saved; its files are in storage. */
  restore(dataset: Dataset): void;
}

/** Told before the first file is through, and while samples are drawn. */
const notYet = { done: 0, total: 0 };

export const useDatasetStore = create<DatasetState>()((set, get) => {
  const edit = (change: (dataset: Dataset) => Dataset) => set(({ dataset }) => ({ dataset: change(dataset) }));
  const jobs = trackJobs((progress) => set({ progress }));
  let cancelled = 0;

  async function takeIn(label: string, give: () => Promise<readonly DroppedFile[]>, options: { classId?: string; drawn?: boolean }): Promise<void> {
    const job = jobs.start(label);
    const startedAt = cancelled;
    try {
      // Classes come up in the order of the files, and a folder is read in any order.
      const files = (await give()).toSorted((a, b) => naturally(a.path, b.path));
      if (files.length === 0 || cancelled !== startedAt) return;
      await services().ingest.ingest(files, ({ images, rejected, done, total }) => {
        edit((dataset) => manifest.addRejected(manifest.addImages(dataset, images, options), rejected));
        job.update({ done, total });
      });
    } catch (thrown) {
      useUiStore.getState().notify({ tone: 'error', message: `The images could not be taken in: ${toGraftError(thrown).message}` });
    } finally {
      job.end();
    }
  }

  /** Removes what is stored of images that an edit has left out. */
  function editAndForget(change: (dataset: Dataset) => Dataset): void {
    const before = get().dataset.images;
    edit(change);
    const left = new Set(get().dataset.images.map(({ id }) => id));
    const gone = before.filter(({ id }) => !left.has(id)).map(({ id }) => id);
    if (gone.length > 0) void services().ingest.removeImages(gone).catch(() => undefined); // it costs room, no more
  }

  return {
    dataset: manifest.emptyDataset,
    progress: null,
    addFiles: (files, classId) => takeIn('Adding images', () => Promise.resolve(files), { classId }),
    useSamples: (seed = 1, perClass = 40) => takeIn('Drawing sample images', () => services().ingest.drawSamples(seed, perClass), { drawn: true }),
    async cancelIngest() {
      cancelled++;
      await services().ingest.cancel();
    },
    addClass: (name) => edit((dataset) => manifest.addClass(dataset, name)),
    renameClass(id, name) {
      const result = manifest.renameClass(get().dataset, id, name);
      if (!result.ok) return result.error;
      set({ dataset: result.value });
      return null;
    },
    removeClass: (id) => editAndForget((dataset) => manifest.removeClass(dataset, id)),
    removeImages: (ids) => editAndForget((dataset) => manifest.removeImages(dataset, ids)),
    moveImages: (ids, classId) => edit((dataset) => manifest.moveImages(dataset, ids, classId)),
    clearRejected: () => edit(manifest.clearRejected),
    clear() {
      if (get().progress) void get().cancelIngest();
      editAndForget(manifest.clearDataset);
    },
    restore: (dataset) => set({ dataset }),
  };
});

/** Adds up the progress of the jobs under way. */
function trackJobs(tell: (progress: IngestProgress | null) => void) {
  const running = new Set<{ label: string; done: number; total: number }>();
  const report = () => {
    const all = [...running];
    const sum = (key: 'done' | 'total') => all.reduce((total, job) => total + job[key], 0);
    tell(all.length === 0 ? null : { label: all.at(-1)!.label, done: sum('done'), total: sum('total') });
  };
  return {
    start(label: string) {
      const job = { label, ...notYet };
      running.add(job);
      report();
      return {
        update(progress: { readonly done: number; readonly total: number }) {
          Object.assign(job, { done: progress.done, total: progress.total });
          report();
        },
        end() {
          running.delete(job);
          report();
        },
      };
    },
  };
}
