import { showPanel } from '../shell/dock-panels';
import type { Command } from './command';

export const goToHistory: Command = {
  id: 'go-to-history',
  title: 'Go to history',
  help: 'The steps so far, and what changed',
  icon: 'history',
  isEnabled: () => true,
  run: () => showPanel('history'),
};
