import { useUiStore } from '../../store/ui-store';
import type { Command } from './command';

const fold = (side: string, id: string, what: string, icon: Command['icon']): Command => ({
  id, title: `Fold or show ${what}`, icon, isEnabled: () => true, run: () => useUiStore.getState().togglePanel(side),
});

/** One for each side of the network. */
export const foldCommands: readonly Command[] = [
  fold('palette', 'fold-layers', 'the layers', 'panelLeft'),
  fold('dock', 'fold-dock', 'settings, images and training', 'panelRight'),
];
