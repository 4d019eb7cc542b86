import { useEffect, useRef } from 'react';
import { useCanvasStore } from './canvas-store';

/** Focuses a card as soon as it is there, when the keyboard or a search has led to it. */
export function useFocusWhenAsked(id: string) {
  const ref = useRef<HTMLDivElement>(null);
  const asked = useCanvasStore(({ focusNext }) => focusNext === id);
  useEffect(() => {
    if (!asked) return;
    // React Flow moves the cards itself: scrolling its frame would shift them all.
    ref.current?.focus({ preventScroll: true });
    useCanvasStore.setState({ focusNext: null });
  }, [asked]);
  return ref;
}
