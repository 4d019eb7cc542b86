import { networkView } from '../../features/canvas/view';
import { useDocumentStore } from '../../store/document-store';
import type { Command } from './command';

export const zoomToFit: Command = {
  id: 'zoom-to-fit',
  title: 'Zoom to fit',
  icon: 'fit',
  shortcuts: ['Shift+1'],
  isEnabled: () => useDocumentStore.getState().document !== null,
  run: () => networkView.fit(),
};
