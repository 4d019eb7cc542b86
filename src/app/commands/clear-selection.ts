import { useDocumentStore } from '../../store/document-store';
import { useUiStore } from '../../store/ui-store';
import type { Command } from './command';

export const clearSelection: Command = {
  id: 'clear-selection',
  title: 'Clear selection',
  icon: 'close',
  shortcuts: ['Escape'],
  isEnabled: () => useDocumentStore.getState().selection.length > 0 || useUiStore.getState().paletteTarget !== null,
  run() {
    useUiStore.getState().closePalette();
    useDocumentStore.getState().select([]);
  },
};
