import { useUiStore } from '../../store/ui-store';
import type { Command } from './command';

export const foldLayers: Command = {
  id: 'fold-layers',
  title: 'Fold or show the layers',
  icon: 'panelLeft',
  isEnabled: () => true,
  run: () => useUiStore.getState().togglePanel('palette'),
};
