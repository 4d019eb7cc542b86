import { useUiStore } from '../../store/ui-store';
import type { Command } from './command';

export const foldDock: Command = {
  id: 'fold-dock',
  title: 'Fold or show settings, images and training',
  icon: 'panelRight',
  isEnabled: () => true,
  run: () => useUiStore.getState().togglePanel('dock'),
};
