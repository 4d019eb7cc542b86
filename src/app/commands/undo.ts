import { useDocumentStore } from '../../store/document-store';
import type { Command } from './command';

export const undo: Command = {
  id: 'undo',
  title: 'Undo',
  icon: 'undo',
  shortcuts: ['$mod+z'],
  needs: 'Nothing to undo',
  isEnabled: () => useDocumentStore.temporal.getState().pastStates.length > 0,
  run: () => useDocumentStore.getState().undo(),
};
