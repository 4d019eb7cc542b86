import { freezeUpTo } from '../../core/graph/edits';
import { useDocumentStore } from '../../store/document-store';
import type { Command } from './command';

export const freezeUpToSelected: Command = {
  id: 'freeze-up-to-selected',
  title: 'Freeze up to selected',
  help: 'Freezes the selected layer and everything that leads to it',
  icon: 'freezeUpTo',
  needs: 'Select one layer first',
  isEnabled: () => useDocumentStore.getState().selection.length === 1,
  run() {
    const { selection, apply } = useDocumentStore.getState();
    const [name] = selection;
    if (name !== undefined) apply((document) => freezeUpTo(document, name));
  },
};
