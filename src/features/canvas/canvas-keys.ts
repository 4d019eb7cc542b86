import type { KeyboardEvent } from 'react';
import { useDocumentStore } from '../../store/document-store';
import { useCanvasStore } from './canvas-store';
import { networkView } from './view';
import { walk, type Direction } from './walk';

const directions: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };

/** Arrows walk from the focused card, Enter and Space select it (with Shift: as well). */
export function onCanvasKey(event: KeyboardEvent): void {
  const card = event.target instanceof HTMLElement ? event.target : null;
  const name = card?.dataset.layer;
  const { document, selection, select } = useDocumentStore.getState();
  if (!document || name === undefined || event.ctrlKey || event.metaKey || event.altKey) return;

  const direction = directions[event.key];
  if (direction) {
    event.preventDefault();
    const next = walk(document, useCanvasStore.getState().positions, name, direction);
    if (next === null) return;
    select([next]);
    networkView.reveal(next, { focus: true });
  } else if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    select(event.shiftKey ? toggled(selection, name) : [name]);
    networkView.reveal(name);
  }
}

function toggled(selection: readonly string[], name: string): readonly string[] {
  return selection.includes(name) ? selection.filter((one) => one !== name) : [...selection, name];
}
