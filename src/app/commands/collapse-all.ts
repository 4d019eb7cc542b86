import { collapseAll as collapse } from '../../features/canvas/folding';
import { currentBlocks, useBlockStore } from '../../store/block-store';
import type { Command } from './command';

export const collapseAll: Command = {
  id: 'collapse-all',
  title: 'Collapse all',
  help: 'Folds every block',
  icon: 'fold',
  needs: 'No block is open',
  isEnabled: () => [...currentBlocks().blocks.keys()].some((id) => useBlockStore.getState().expanded.has(id)),
  run: collapse,
};
