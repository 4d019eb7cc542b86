import { findFieldId } from '../../features/canvas/find-field';
import { useDocumentStore } from '../../store/document-store';
import type { Command } from './command';

export const findInNetwork: Command = {
  id: 'find-in-network',
  title: 'Find in network',
  icon: 'search',
  shortcuts: ['$mod+f'],
  whileTyping: true,
  isEnabled: () => useDocumentStore.getState().document !== null,
  run() {
    const field = document.getElementById(findFieldId);
    if (!(field instanceof HTMLInputElement)) return;
    field.focus();
    field.select();
  },
};
