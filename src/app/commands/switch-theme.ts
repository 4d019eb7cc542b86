import { themes, useUiStore } from '../../store/ui-store';
import type { Command } from './command';

export const switchTheme: Command = {
  id: 'switch-theme',
  title: 'Switch theme',
  help: 'As the system, light, dark',
  icon: 'moon',
  isEnabled: () => true,
  run() {
    const { theme, setTheme } = useUiStore.getState();
    setTheme(themes[(themes.indexOf(theme) + 1) % themes.length]!);
  },
};
