import { connect, faultInConnection } from '../../core/graph/edits';
import { openChooser } from '../../store/chooser-store';
import { useDocumentStore } from '../../store/document-store';
import type { Command } from './command';

export const connectTo: Command = {
  id: 'connect-to',
  title: 'Connect to…',
  help: 'Draws a connection from the selected layer to another one',
  icon: 'link',
  shortcuts: ['c'],
  inNetwork: true,
  isEnabled: () => useDocumentStore.getState().selection.length === 1,
  run() {
    const { document, selection: [source], apply } = useDocumentStore.getState();
    if (!document || source === undefined) return;
    openChooser({
      title: `Connect “${source}” to…`,
      label: 'Find a layer to connect to',
      choices: document.layers.filter(({ name }) => name !== source).map(({ name, type }) => ({ id: name, label: name, detail: type, refusal: faultInConnection(document, source, name)?.message })),
      choose: (target) => apply((now) => connect(now, source, target)),
    });
  },
};
