import { useDocumentStore } from '../../store/document-store';
import { useChosenConnection } from '../../store/chosen-connection';
import { useUiStore } from '../../store/ui-store';
import type { Command } from './command';

export const clearSelection: Command = {
  id: 'clear-selection',
  title: 'Clear selection',
  icon: 'close',
  shortcuts: ['Escape'],
  needs: 'Nothing is selected',
  isEnabled: () => useDocumentStore.getState().selection.length > 0 || useUiStore.getState().paletteTarget !== null || useChosenConnection.getState().connection !== null,
  run() {
    useUiStore.getState().closePalette();
    useChosenConnection.setState({ connection: null });
    useDocumentStore.getState().select([]);
  },
};
