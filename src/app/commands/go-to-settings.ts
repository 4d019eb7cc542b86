import { showPanel } from '../shell/dock-panels';
import type { Command } from './command';

export const goToSettings: Command = {
  id: 'go-to-settings',
  title: 'Go to layer settings',
  icon: 'layers',
  isEnabled: () => true,
  run: () => showPanel('settings'),
};
