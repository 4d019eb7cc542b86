import { useDocumentStore } from '../../store/document-store';
import { pasteFromClipboard } from '../clipboard';
import type { Command } from './command';

export const paste: Command = {
  id: 'paste',
  title: 'Paste',
  help: 'Puts copied layers behind the selected one, or on the selected connection',
  icon: 'paste',
  shortcuts: ['$mod+v'],
  byEvent: true,
  inNetwork: true,
  isEnabled: () => useDocumentStore.getState().document !== null,
  run: () => void pasteFromClipboard(),
};
