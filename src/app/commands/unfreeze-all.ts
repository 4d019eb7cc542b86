import { unfreezeAll as edit } from '../../core/graph/edits';
import { useDocumentStore } from '../../store/document-store';
import type { Command } from './command';

export const unfreezeAll: Command = {
  id: 'unfreeze-all',
  title: 'Unfreeze all',
  help: 'Lets training change every layer',
  icon: 'flame',
  needs: 'Nothing is frozen',
  isEnabled: () => useDocumentStore.getState().document?.layers.some(({ trainable }) => !trainable) ?? false,
  run: () => void useDocumentStore.getState().apply(edit),
};
