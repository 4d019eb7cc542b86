import { isUnderWay } from '../../core/training/run-state';
import { useRunStore } from '../../store/run-store';
import type { Command } from './command';

export const stopTraining: Command = {
  id: 'stop-training',
  title: 'Stop training',
  help: 'The best epoch so far is kept',
  icon: 'stop',
  needs: 'Nothing is being trained',
  isEnabled: () => isUnderWay(useRunStore.getState().run),
  run: () => void useRunStore.getState().stop(),
};
