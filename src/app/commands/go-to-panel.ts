import type { IconName } from '../../ui/icons';
import { showPanel, type DockPanel } from '../shell/dock-panels';
import type { Command } from './command';

const words: Record<DockPanel, { title: string; icon: IconName; help?: string }> = {
  settings: { title: 'Go to layer settings', icon: 'layers' },
  images: { title: 'Go to images', icon: 'image' },
  training: { title: 'Go to training', icon: 'play' },
  runs: { title: 'Go to runs', icon: 'chart', help: 'Every run so far, to compare and restore' },
  evaluation: { title: 'Go to evaluation', icon: 'target' },
  history: { title: 'Go to history', icon: 'history', help: 'The steps so far, and what changed' },
};

const goTo = (panel: DockPanel): Command => ({ id: `go-to-${panel}`, ...words[panel], isEnabled: () => true, run: () => showPanel(panel) });

/** One for each panel beside the network. */
export const goToCommands: readonly Command[] = (Object.keys(words) as DockPanel[]).map(goTo);
