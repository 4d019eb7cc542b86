import { useDocumentStore } from '../../store/document-store';
import { insertionPlace } from '../../store/insert-layer';
import { useUiStore } from '../../store/ui-store';
import type { Command } from './command';

/** Leads to the palette, with the place chosen where the layer would go. */
export const chooseLayer: Command = {
  id: 'choose-layer',
  title: 'Choose a layer',
  help: 'Shows the layers that you can put in; a plus on a connection does the same for that place',
  icon: 'plus',
  isEnabled: () => useDocumentStore.getState().document !== null,
  run() {
    const { setPanel, openPalette } = useUiStore.getState();
    setPanel('palette', true);
    openPalette(insertionPlace());
  },
};
