import { fitOutputToClasses } from '../core/graph/edits';
import { useDatasetStore } from './dataset-store';
import { useDocumentStore } from './document-store';
import { useRunStore } from './run-store';

/** Keeps the output layer fitted to the classes of the images, while it follows them, and runs to their network. Called once by the app; the result ends it. */
export function connectStores(): () => void {
  const fit = () => {
    const names = useDatasetStore.getState().dataset.classes.map(({ name }) => name);
    useDocumentStore.getState().applyQuietly((document) => fitOutputToClasses(document, names));
  };
  const leave = [
    useDatasetStore.subscribe(({ dataset }, before) => dataset.classes !== before.dataset.classes && fit()),
    // Undo may bring back a document that was fitted to other classes.
    useDocumentStore.subscribe(({ document }, before) => document !== before.document && fit()),
    // A run, and what it found, belong to the network that was open.
    useDocumentStore.subscribe(({ opened }, before) => opened !== before.opened && void useRunStore.getState().reset()),
  ];
  fit();
  return () => leave.forEach((end) => end());
}
