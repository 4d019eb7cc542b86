import { showPanel } from '../shell/dock-panels';
import type { Command } from './command';

export const goToTraining: Command = {
  id: 'go-to-training',
  title: 'Go to training',
  icon: 'play',
  isEnabled: () => true,
  run: () => showPanel('training'),
};
