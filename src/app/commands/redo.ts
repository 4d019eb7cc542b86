import { useDocumentStore } from '../../store/document-store';
import type { Command } from './command';

export const redo: Command = {
  id: 'redo',
  title: 'Redo',
  icon: 'redo',
  shortcuts: ['$mod+Shift+z', '$mod+y'],
  needs: 'Nothing to redo',
  isEnabled: () => useDocumentStore.temporal.getState().futureStates.length > 0,
  run: () => useDocumentStore.getState().redo(),
};
