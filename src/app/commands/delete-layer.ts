import { deleteLayers } from '../../core/graph/edits';
import { indexOf } from '../../core/graph/graph-index';
import { useDocumentStore } from '../../store/document-store';
import { focusCardOf } from '../focus-layer';
import type { Command } from './command';

export const deleteLayer: Command = {
  id: 'delete-layer',
  title: 'Delete layer',
  help: 'Takes the selected layers out and closes the gap',
  icon: 'trash',
  shortcuts: ['Delete', 'Backspace'],
  inNetwork: true,
  needs: 'Select a layer first',
  isEnabled: () => useDocumentStore.getState().selection.length > 0,
  run() {
    const { selection, document: before, apply } = useDocumentStore.getState();
    const result = apply((document) => deleteLayers(document, selection));
    if (result.ok && before) focusCardOf(firstKeptInput(before, selection));
  },
};

/** Where the keyboard goes: to what led to the deleted layers. */
function firstKeptInput(document: Parameters<typeof deleteLayers>[0], deleted: readonly string[]): string | undefined {
  const { byName } = indexOf(document);
  let name = deleted[0];
  while (name !== undefined && deleted.includes(name)) name = byName.get(name)?.inputs[0];
  return name;
}
