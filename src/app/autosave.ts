import { toGraftError } from '../protocol/errors';
import { useDatasetStore } from '../store/dataset-store';
import { useDocumentStore } from '../store/document-store';
import { services } from '../store/services';
import { useUiStore } from '../store/ui-store';

/** ms of rest before a change is written. */
const rest = 400;
/** ms that one waits where others keep coming, as while thousands of images are taken in. */
const longest = 5000;

/** Stores the document and the images' list after each change. `<html data-saved>` says whether all is stored. */
export function autosave(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  let version = 0;
  /** Since when a change waits. */
  let since: number | null = null;

  const save = async (saving: number) => {
    const { document: current, opened } = useDocumentStore.getState();
    if (!current || !opened) return;
    try {
      await services().session.save({ document: current, opened, dataset: useDatasetStore.getState().dataset });
      if (saving === version) document.documentElement.dataset.saved = 'true';
    } catch (error) {
      useUiStore.getState().notify({ tone: 'error', message: `Your work could not be stored in this browser: ${toGraftError(error).message}` });
    }
  };
  const changed = () => {
    document.documentElement.dataset.saved = 'false';
    version += 1;
    clearTimeout(timer);
    since ??= performance.now();
    timer = setTimeout(() => {
      since = null;
      // One after the other, or an older state could be written last.
      writing = writing.then(() => save(version));
    }, Math.max(0, Math.min(rest, since + longest - performance.now())));
  };

  useDocumentStore.subscribe((now, before) => {
    if (now.document !== before.document || now.opened !== before.opened) changed();
  });
  useDatasetStore.subscribe((now, before) => {
    if (now.dataset !== before.dataset) changed();
  });
  changed();
}
