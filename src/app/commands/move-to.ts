import { moveLayer } from '../../core/graph/edits';
import { indexOf } from '../../core/graph/graph-index';
import { openChooser } from '../../store/chooser-store';
import { useDocumentStore } from '../../store/document-store';
import type { Command } from './command';

export const moveTo: Command = {
  id: 'move-to',
  title: 'Move to…',
  help: 'Moves the selected layer behind another one and closes the gap; dragging its card onto a connection does the same',
  icon: 'move',
  shortcuts: ['m'],
  inNetwork: true,
  isEnabled() {
    const { document, selection: [name, ...more] } = useDocumentStore.getState();
    return document !== null && name !== undefined && more.length === 0 && indexOf(document).byName.get(name)?.inputs.length === 1;
  },
  run() {
    const { document, selection: [name], apply } = useDocumentStore.getState();
    if (!document || name === undefined) return;
    openChooser({
      title: `Move “${name}” behind…`,
      label: 'Find the layer to go behind',
      choices: document.layers.filter((layer) => layer.name !== name).map((layer) => ({ id: layer.name, label: layer.name, detail: layer.type })),
      choose: (source) => apply((now) => moveLayer(now, name, { source })),
    });
  },
};
