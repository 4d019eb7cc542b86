import { useDocumentStore } from '../store/document-store';
import { networkView } from '../features/canvas/view';

/** Selects a layer, brings it into view and gives it the keyboard; nothing for one that there is not. */
export function focusLayer(name: string | undefined): void {
  const { document, select } = useDocumentStore.getState();
  if (name === undefined || !document?.layers.some((layer) => layer.name === name)) return;
  select([name]);
  networkView.reveal(name, { focus: true });
}
