import { create } from 'zustand';
import { useUiStore } from './ui-store';

interface ShownChange {
  /** The removed layer whose entry in "What changed" is to get the keyboard; null when there is none. */
  readonly removed: { readonly layer: string } | null;
}

export const useShownChange = create<ShownChange>()(() => ({ removed: null }));

/** Opens the list of what changed at a layer that has been removed. */
export function showChange(removed: string): void {
  const { setPanel } = useUiStore.getState();
  setPanel('dock', true);
  setPanel('history', true);
  // An object of its own each time: asked for twice, it is shown twice.
  useShownChange.setState({ removed: { layer: removed } });
}
