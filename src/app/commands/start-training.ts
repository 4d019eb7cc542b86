import { isUnderWay } from '../../core/training/run-state';
import { useRunStore } from '../../store/run-store';
import { showPanel } from '../shell/dock-panels';
import type { Command } from './command';

export const startTraining: Command = {
  id: 'start-training',
  title: 'Start training',
  icon: 'play',
  needs: 'Training is under way',
  isEnabled: () => !isUnderWay(useRunStore.getState().run),
  run() {
    showPanel('training');
    void useRunStore.getState().start();
  },
};
