import { insertLayers } from '../../core/graph/edits';
import { groupOf } from '../../core/project/clipboard';
import { useDocumentStore } from '../../store/document-store';
import { applyAndSelectAdded } from '../select-added';
import type { Command } from './command';

export const duplicate: Command = {
  id: 'duplicate',
  title: 'Duplicate',
  help: 'Puts a copy of the selected layers behind them, with their weights',
  icon: 'copy',
  shortcuts: ['$mod+d'],
  inNetwork: true,
  isEnabled() {
    const { document, selection } = useDocumentStore.getState();
    return document !== null && groupOf(document, selection) !== null;
  },
  run() {
    const { document, selection } = useDocumentStore.getState();
    const group = document && groupOf(document, selection);
    if (group) applyAndSelectAdded((now) => insertLayers(now, { source: group.exit }, group));
  },
};
