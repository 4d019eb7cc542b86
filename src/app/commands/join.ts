import { joinLayers } from '../../core/graph/edits';
import type { MergeType } from '../../core/graph/edits/branch';
import { useDocumentStore } from '../../store/document-store';
import type { Command } from './command';

const joinWith = (type: MergeType): Command => ({
  id: `join-${type.toLowerCase()}`,
  title: `Join with ${type}`,
  help: `Brings the outputs of the selected layers together in a new ${type}`,
  icon: 'join',
  isEnabled: () => useDocumentStore.getState().selection.length > 1,
  run() {
    const { selection, apply } = useDocumentStore.getState();
    apply((document) => joinLayers(document, selection, type));
  },
});

export const joinWithAdd = joinWith('Add');
export const joinWithConcatenate = joinWith('Concatenate');
