import { writeSelection } from '../clipboard';
import { duplicate } from './duplicate';
import type { Command } from './command';

export const copy: Command = {
  id: 'copy',
  title: 'Copy',
  help: 'Copies the selected layers, with their weights; they can be pasted into another network too',
  icon: 'copy',
  shortcuts: ['$mod+c'],
  byEvent: true,
  inNetwork: true,
  isEnabled: duplicate.isEnabled,
  run: () => void writeSelection(),
};
