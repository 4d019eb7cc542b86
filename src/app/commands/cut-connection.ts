import { disconnect } from '../../core/graph/edits';
import { useChosenConnection } from '../../store/chosen-connection';
import { useDocumentStore } from '../../store/document-store';
import { focusLayer } from '../focus-layer';
import type { Command } from './command';

export const cutConnection: Command = {
  id: 'cut-connection',
  title: 'Cut connection',
  help: 'Takes the selected connection away',
  icon: 'scissors',
  shortcuts: ['Delete', 'Backspace'],
  inNetwork: true,
  isEnabled: () => useChosenConnection.getState().connection !== null,
  run() {
    const { connection } = useChosenConnection.getState();
    if (!connection) return;
    const result = useDocumentStore.getState().apply((document) => disconnect(document, connection.source, connection.target));
    if (result.ok) focusLayer(connection.target);
  },
};
