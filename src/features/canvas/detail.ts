import { useEffect, useState } from 'react';
import { useCanvasStore } from './canvas-store';
import { currentGraph } from './visible';

/** Smaller networks are drawn whole, so that searching the page and screen readers find every layer. */
const wholeUpTo = 150;

/** Only what is in view of the network is drawn, and what comes into view is drawn in full after a frame or more. */
export const drawnInParts = (cards: number): boolean => cards > wholeUpTo;

/** How many cards change their detail each frame, so that those that come into view by the dozen do not make a motion falter. */
const perFrame = 8;
const waiting = new Set<() => void>();
let frame = 0;

function next(): void {
  for (const change of [...waiting].slice(0, perFrame)) {
    waiting.delete(change);
    change();
  }
  frame = waiting.size > 0 ? requestAnimationFrame(next) : 0;
}

/** Calls `change` on a frame to come, in turn. @returns what takes it out of the queue */
export function inTurn(change: () => void): () => void {
  waiting.add(change);
  frame ||= requestAnimationFrame(next);
  return () => waiting.delete(change);
}

/** Whether a card's text and signs are drawn: not where they are too small to be read, and in a big network not yet when it comes into view. */
export function useDetail(): boolean {
  const wanted = useCanvasStore(({ tiny }) => !tiny);
  const [drawn, setDrawn] = useState(() => wanted && !drawnInParts(currentGraph().nodes.length));
  useEffect(() => (drawn === wanted ? undefined : inTurn(() => setDrawn(wanted))), [drawn, wanted]);
  return drawn;
}
