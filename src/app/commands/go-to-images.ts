import { showPanel } from '../shell/dock-panels';
import type { Command } from './command';

export const goToImages: Command = {
  id: 'go-to-images',
  title: 'Go to images',
  icon: 'image',
  isEnabled: () => true,
  run: () => showPanel('images'),
};
