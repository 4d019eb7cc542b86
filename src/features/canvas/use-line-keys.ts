import { useRef, type KeyboardEvent } from 'react';
import type { LineStops } from '../../core/drawing/freeze-line';
import { pageStop, type LinePlace } from '../../core/drawing/line-place';
import { useCanvasStore } from './canvas-store';
import { freezeAbove, revealStop, unitOf } from './use-freeze-line';

/**
 * Arrows move the line from row to row, Page Up and Page Down by a block, Home and End to where nothing and where everything is frozen. However long a key
 * is held, letting go of it is one step; Escape before that leaves all as it was.
 */
export function useLineKeys(line: LineStops, place: LinePlace) {
  const held = useRef(false);
  const moved = () => {
    const { freezing } = useCanvasStore.getState();
    return freezing?.line === line ? freezing.at : null;
  };
  const end = (keep: boolean) => {
    const at = moved();
    held.current = false;
    useCanvasStore.setState({ freezing: null });
    if (keep && at !== null) freezeAbove(line, at);
  };
  return {
    onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const from = moved() ?? place.stop;
      const next = event.key === 'Escape' ? null : stopByKey(line, from, place.within !== null && moved() === null, event.key);
      if (next === undefined || (next === null && moved() === null)) return;
      event.preventDefault();
      event.stopPropagation();
      if (next === null) return end(false);
      held.current = true;
      useCanvasStore.setState({ freezing: { line, at: next } });
      revealStop(line, next);
    },
    onKeyUp: () => held.current && end(true),
    onBlur: () => held.current && end(true),
  };
}

/** undefined for a key that does not move the line. A line within a card moves to its end first. */
function stopByKey(line: LineStops, from: number, within: boolean, key: string): number | undefined {
  const last = line.stops.length - 1;
  switch (key) {
    case 'ArrowDown': case 'ArrowRight': return Math.min(last, within ? from : from + 1);
    case 'ArrowUp': case 'ArrowLeft': return Math.max(0, from - 1);
    case 'PageDown': return within ? from : pageStop(line, from, 1, unitOf);
    case 'PageUp': return pageStop(line, from, -1, unitOf);
    case 'Home': return 0;
    case 'End': return last;
    default: return undefined;
  }
}
