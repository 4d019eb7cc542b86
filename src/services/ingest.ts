import { proxy } from 'comlink';
import type { DroppedFile, IngestApi } from '../protocol/ingest';
import { readFile, removeFile } from '../storage/files';
import type { Services } from '../store/services';
import { workerClient } from './worker-client';

const call = workerClient<IngestApi>(() => new Worker(new URL('../workers/ingest.worker.ts', import.meta.url), { type: 'module', name: 'ingest' }));

/** Takes images in off the main thread, and looks after what is stored of them. */
export const ingestService: Services['ingest'] = {
  ingest: (files, onBatch) => call((api) => api.ingest(files, proxy(onBatch))),
  cancel: () => call((api) => api.cancel()),
  preview: (request) => call((api) => api.preview(request)),
  drawSamples: (seed, perClass) => call((api) => api.drawSamples(seed, perClass)),
  async thumbnail(id) {
    const blob = await readFile(`thumbnails/${id}`);
    return blob && URL.createObjectURL(blob);
  },
  async removeImages(ids) {
    for (const id of ids) await Promise.all([removeFile(`images/${id}`), removeFile(`thumbnails/${id}`)]);
  },
};

/**
 * All files of a drop, those in folders and their folders with their paths.
 * Must be called in the drop event itself: the browser empties the transfer right after it.
 */
export async function filesFromDataTransfer(transfer: DataTransfer): Promise<DroppedFile[]> {
  const entries: FileSystemEntry[] = [];
  const loose: DroppedFile[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry?.();
    const file = entry ? null : item.getAsFile();
    if (entry) entries.push(entry);
    else if (file) loose.push({ path: file.name, file });
  }
  const walked = await Promise.all(entries.map(walk));
  return [...walked.flat(), ...loose];
}

async function walk(entry: FileSystemEntry): Promise<DroppedFile[]> {
  if (entry.isFile) return readEntryFile(entry as FileSystemFileEntry);
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: DroppedFile[] = [];
  for (;;) {
    // A reader gives a hundred entries at a time, and none when it has given all.
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return found;
    for (const one of some) found.push(...(await walk(one)));
  }
}

/** A file that vanished or may not be read is passed on empty, so that it is listed as rejected rather than lost without a word. */
function readEntryFile(entry: FileSystemFileEntry): Promise<DroppedFile[]> {
  const path = entry.fullPath.replace(/^\//, '');
  return new Promise((resolve) => {
    entry.file(
      (file) => resolve([{ path, file }]),
      () => resolve([{ path, file: new Blob([]) }]),
    );
  });
}
