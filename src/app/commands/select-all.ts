import { useDocumentStore } from '../../store/document-store';
import type { Command } from './command';

export const selectAll: Command = {
  id: 'select-all',
  title: 'Select all layers',
  icon: 'layers',
  shortcuts: ['$mod+a'],
  inNetwork: true,
  isEnabled: () => (useDocumentStore.getState().document?.layers.length ?? 0) > 0,
  run() {
    const { document, select } = useDocumentStore.getState();
    if (document) select(document.layers.map(({ name }) => name));
  },
};
