import { analyze } from '../../core/graph/analyze';
import { setTrainable } from '../../core/graph/edits';
import { frozenState } from '../../core/graph/freezable';
import { useDocumentStore } from '../../store/document-store';
import type { Command } from './command';

/** Freezes the selection; when all of it is frozen already, lets it train. */
export const toggleFreeze: Command = {
  id: 'toggle-freeze',
  title: 'Freeze or unfreeze selected',
  icon: 'snowflake',
  shortcuts: ['f'],
  inNetwork: true,
  needs: 'Select a layer first',
  isEnabled: () => useDocumentStore.getState().selection.length > 0,
  run() {
    const { selection, apply } = useDocumentStore.getState();
    apply((document) => {
      const layers = document.layers.filter(({ name }) => selection.includes(name));
      return setTrainable(document, selection, frozenState(layers, analyze(document)) === true);
    });
  },
};
