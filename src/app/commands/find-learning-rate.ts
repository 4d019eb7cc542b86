import { isUnderWay } from '../../core/training/run-state';
import { useRateFinder } from '../../store/rate-finder';
import { useRunStore } from '../../store/run-store';
import { showPanel } from '../shell/dock-panels';
import type { Command } from './command';

export const findLearningRate: Command = {
  id: 'find-learning-rate',
  title: 'Find a learning rate',
  help: 'Tries rising rates on a copy of the network and proposes one',
  icon: 'chart',
  needs: 'Training is under way',
  isEnabled: () => !isUnderWay(useRunStore.getState().run),
  run() {
    void useRateFinder.getState().find();
    // What stands in the way is told there.
    if (useRunStore.getState().refused) showPanel('training');
  },
};
