import { alignCards, type Alignment } from '../../core/graph/edits/align-cards';
import { useCanvasStore } from '../../features/canvas/canvas-store';
import { useDocumentStore } from '../../store/document-store';
import type { IconName } from '../../ui/icons';
import type { Command } from './command';

const words: Record<Alignment, { title: string; icon: IconName; least: number }> = {
  left: { title: 'Align left', icon: 'alignLeft', least: 2 },
  center: { title: 'Align centers', icon: 'alignCenter', least: 2 },
  right: { title: 'Align right', icon: 'alignRight', least: 2 },
  top: { title: 'Align tops', icon: 'alignTop', least: 2 },
  distribute: { title: 'Distribute evenly', icon: 'distribute', least: 3 },
};

function selectedCards() {
  const { positions } = useCanvasStore.getState();
  return Object.fromEntries(useDocumentStore.getState().selection.flatMap((name) => (positions.has(name) ? [[name, positions.get(name)!] as const] : [])));
}

const align = (how: Alignment): Command => ({
  id: `align-${how}`,
  title: words[how].title,
  help: 'Moves the cards of the selected layers; the network stays as it is',
  icon: words[how].icon,
  isEnabled: () => useDocumentStore.getState().selection.length >= words[how].least,
  run: () => void useDocumentStore.getState().apply((document) => alignCards(document, selectedCards(), how)),
});

/** One for each way to line cards up. */
export const alignCommands: readonly Command[] = (['left', 'center', 'right', 'top', 'distribute'] as const).map(align);
