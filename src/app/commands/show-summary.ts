import { useDocumentStore } from '../../store/document-store';
import { showOverlay } from '../overlay-store';
import type { Command } from './command';

export const showSummary: Command = {
  id: 'show-summary',
  title: 'Summary table',
  help: 'The network as Keras’s model.summary() prints it',
  icon: 'table',
  needs: 'Open a network first',
  isEnabled: () => useDocumentStore.getState().document !== null,
  run: () => showOverlay('summary'),
};
