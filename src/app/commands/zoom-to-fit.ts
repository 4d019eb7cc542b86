import { networkView } from '../../features/canvas/view';
import { useDocumentStore } from '../../store/document-store';
import type { Command } from './command';

export const zoomToFit: Command = {
  id: 'zoom-to-fit',
  title: 'Zoom to fit',
  icon: 'fit',
  // Shift makes another character of the key itself.
  shortcuts: ['Shift+Digit1'],
  isEnabled: () => useDocumentStore.getState().document !== null,
  run: () => networkView.fit(),
};
