import { addOutputLayer as edit } from '../../core/graph/edits';
import { outputLayers } from '../../core/graph/output-layer';
import { useDatasetStore } from '../../store/dataset-store';
import { useDocumentStore } from '../../store/document-store';
import type { Command } from './command';

/** Until there are images of as many classes: it follows them later. */
const fewest = 2;

export const addOutputLayer: Command = {
  id: 'add-output-layer',
  title: 'Add output layer',
  help: 'Adds a Dense layer with one unit for each class of your images',
  icon: 'sprout',
  needs: 'Remove the output layer first',
  isEnabled() {
    const { document } = useDocumentStore.getState();
    return document !== null && outputLayers(document).length === 0;
  },
  run() {
    const names = useDatasetStore.getState().dataset.classes.map(({ name }) => name);
    useDocumentStore.getState().apply((document) => (names.length < fewest ? edit(document, fewest) : edit(document, names.length, names)));
  },
};
