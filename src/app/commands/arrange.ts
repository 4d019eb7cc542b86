import { arrange as edit } from '../../core/graph/edits';
import { useDocumentStore } from '../../store/document-store';
import type { Command } from './command';

export const arrange: Command = {
  id: 'arrange',
  title: 'Arrange',
  help: 'Puts every card back where the layout has it',
  icon: 'arrange',
  needs: 'No card was moved',
  isEnabled: () => Object.keys(useDocumentStore.getState().document?.positions ?? {}).length > 0,
  run: () => void useDocumentStore.getState().apply(edit),
};
