import { removeOutputLayer as edit } from '../../core/graph/edits';
import { outputLayers } from '../../core/graph/output-layer';
import { useDocumentStore } from '../../store/document-store';
import type { Command } from './command';

export const removeOutputLayer: Command = {
  id: 'remove-output-layer',
  title: 'Remove output layer',
  help: 'Takes off the last layer with weights and all that follows it',
  icon: 'scissors',
  needs: 'There is no output layer',
  isEnabled() {
    const { document } = useDocumentStore.getState();
    return document !== null && outputLayers(document).length > 0;
  },
  run: () => void useDocumentStore.getState().apply(edit),
};
