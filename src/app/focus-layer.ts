import { useDocumentStore } from '../store/document-store';
import { networkView } from '../features/canvas/view';
import { layersOfId, visibleIdOf } from '../features/canvas/visible';

/** Selects a layer, unfolds what it is hidden in, brings it into view and gives it the keyboard; nothing for one that there is not. */
export function focusLayer(name: string | undefined): void {
  if (name === undefined || !exists(name)) return;
  useDocumentStore.getState().select([name]);
  networkView.reveal(name, { focus: true });
}

/** As `focusLayer`, but of a layer in a folded block it is the block, which stays as it is. */
export function focusCardOf(name: string | undefined): void {
  if (name === undefined || !exists(name)) return;
  const id = visibleIdOf(name);
  useDocumentStore.getState().select(layersOfId(id));
  networkView.reveal(id, { focus: true });
}

const exists = (name: string) => useDocumentStore.getState().document?.layers.some((layer) => layer.name === name) ?? false;
