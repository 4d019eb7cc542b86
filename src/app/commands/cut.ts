import { cutSelected, writeSelection } from '../clipboard';
import { duplicate } from './duplicate';
import type { Command } from './command';

export const cut: Command = {
  id: 'cut',
  title: 'Cut',
  help: 'Copies the selected layers, takes them out and closes the gap',
  icon: 'scissors',
  shortcuts: ['$mod+x'],
  byEvent: true,
  inNetwork: true,
  isEnabled: duplicate.isEnabled,
  run: () => void writeSelection().then(cutSelected),
};
