import { getBase } from '../core/bases';
import type { Result } from '../core/result';
import type { GraftError } from '../protocol/errors';
import type { OnProgress, OpenedModel } from '../protocol/files';
import { useDocumentStore } from '../store/document-store';
import { services } from '../store/services';
import { useUiStore } from '../store/ui-store';
import { tellNotes } from './tell';

type Opening = (onProgress: OnProgress) => Promise<Result<OpenedModel, GraftError>>;

/** Only the opening that was asked for last may change the page. */
let latest = 0;

/** Opens a base network by id. On failure says why and leaves everything as it was. */
export function openBase(id: string): Promise<boolean> {
  return open(`Opening ${getBase(id)?.name ?? id}`, (onProgress) => services().files.openBase(id, onProgress));
}

/** Opens a model from its files, or a zip of them. On failure says why and leaves everything as it was. */
export function openFiles(files: readonly File[]): Promise<boolean> {
  return open(`Opening ${files.length === 1 ? files[0]!.name : `${files.length} files`}`, (onProgress) => services().files.open(files, onProgress));
}

async function open(label: string, opening: Opening): Promise<boolean> {
  const turn = ++latest;
  const { startJob, updateJob, endJob, notify } = useUiStore.getState();
  const job = startJob({ label, cancel: () => void services().files.cancelOpen() });
  const result = await opening((done, total) => updateJob(job, { done, total }));
  endJob(job);
  if (turn !== latest) return false;
  if (!result.ok) {
    if (result.error.code !== 'cancelled') notify({ tone: 'error', message: result.error.message });
    return false;
  }
  replaceDocument(result.value);
  return true;
}

/** Edits of the network before are not lost: the notice leads back to them. */
function replaceDocument({ document, notes }: OpenedModel): void {
  const { document: before, opened, open: show } = useDocumentStore.getState();
  show(document);
  tellNotes(notes);
  if (!before || !opened || before === opened) return;
  useUiStore.getState().notify({
    tone: 'info',
    message: `Opened ${document.name}. The ${before.name} that you edited is put aside.`,
    action: { label: 'Back to it', run: () => useDocumentStore.getState().open(before, opened) },
  });
}
