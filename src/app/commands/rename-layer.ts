import { useDocumentStore } from '../../store/document-store';
import { showPanel } from '../shell/dock-panels';
import type { Command } from './command';

export const renameLayer: Command = {
  id: 'rename-layer',
  title: 'Rename layer',
  help: 'Leads to the name in the selected layer’s settings',
  icon: 'pencil',
  shortcuts: ['F2'],
  inNetwork: true,
  isEnabled: () => useDocumentStore.getState().selection.length === 1,
  run() {
    showPanel('settings');
    // After the panel has been shown, which takes the focus first.
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const field = document.querySelector<HTMLInputElement>('input[data-layer-name]');
      field?.focus();
      field?.select();
    }));
  },
};
