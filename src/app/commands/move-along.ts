import { moveLayer, placeAlong } from '../../core/graph/edits';
import { useDocumentStore } from '../../store/document-store';
import { focusLayer } from '../focus-layer';
import type { Command } from './command';

function moveAlong(direction: 'up' | 'down', key: string, help: string): Command {
  const place = () => {
    const { document, selection: [name, ...more] } = useDocumentStore.getState();
    return document && name !== undefined && more.length === 0 ? placeAlong(document, name, direction) : null;
  };
  return {
    id: `move-${direction}`,
    title: `Move layer ${direction}`,
    help,
    icon: direction === 'up' ? 'moveUp' : 'moveDown',
    shortcuts: [key],
    inNetwork: true,
    isEnabled: () => place() !== null,
    run() {
      const { selection: [name], apply } = useDocumentStore.getState();
      const to = place();
      if (to && name !== undefined && apply((document) => moveLayer(document, name, to)).ok) focusLayer(name);
    },
  };
}

export const moveUp = moveAlong('up', 'Alt+ArrowUp', 'Changes places with the layer before it');
export const moveDown = moveAlong('down', 'Alt+ArrowDown', 'Changes places with the layer after it');
