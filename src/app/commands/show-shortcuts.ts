import { showOverlay } from '../overlay-store';
import type { Command } from './command';

export const showShortcuts: Command = {
  id: 'show-shortcuts',
  title: 'Keyboard shortcuts',
  help: 'What the keys do, and the tour',
  icon: 'help',
  shortcuts: ['Shift+?'],
  isEnabled: () => true,
  run: () => showOverlay('shortcuts'),
};
