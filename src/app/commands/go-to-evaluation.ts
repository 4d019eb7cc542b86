import { showPanel } from '../shell/dock-panels';
import type { Command } from './command';

export const goToEvaluation: Command = {
  id: 'go-to-evaluation',
  title: 'Go to evaluation',
  icon: 'target',
  isEnabled: () => true,
  run: () => showPanel('evaluation'),
};
