import { showOverlay } from '../overlay-store';
import type { Command } from './command';

export const openFinder: Command = {
  id: 'open-finder',
  title: 'Command palette',
  help: 'Every action, layer and layer type, a few letters away',
  icon: 'search',
  shortcuts: ['$mod+k'],
  whileTyping: true,
  isEnabled: () => true,
  run: () => showOverlay('finder'),
};
