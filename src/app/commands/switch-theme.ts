import { useUiStore } from '../../store/ui-store';
import type { Command } from './command';

export const switchTheme: Command = {
  id: 'switch-theme',
  title: 'Switch theme',
  help: 'As the system, light, dark',
  icon: 'moon',
  isEnabled: () => true,
  run: () => useUiStore.getState().switchTheme(),
};
