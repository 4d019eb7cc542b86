import { expandAll as expand } from '../../features/canvas/folding';
import { currentBlocks, useBlockStore } from '../../store/block-store';
import type { Command } from './command';

export const expandAll: Command = {
  id: 'expand-all',
  title: 'Expand all',
  help: 'Shows every layer of every block',
  icon: 'unfold',
  needs: 'No block is folded',
  isEnabled: () => [...currentBlocks().blocks.keys()].some((id) => !useBlockStore.getState().expanded.has(id)),
  run: expand,
};
