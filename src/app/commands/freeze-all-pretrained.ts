import { freezeAllPretrained as edit } from '../../core/graph/edits';
import { useDocumentStore } from '../../store/document-store';
import type { Command } from './command';

export const freezeAllPretrained: Command = {
  id: 'freeze-all-pretrained',
  title: 'Freeze all pretrained',
  help: 'Training then changes only the layers that are new',
  icon: 'snowflake',
  needs: 'All of it is frozen',
  isEnabled: () => useDocumentStore.getState().document?.layers.some(({ origin, trainable }) => origin !== 'new' && trainable) ?? false,
  run: () => void useDocumentStore.getState().apply(edit),
};
