import type { KeyboardEvent } from 'react';
import { useDocumentStore } from '../../store/document-store';
import { useCanvasStore } from './canvas-store';
import { expandBlock } from './folding';
import { networkView } from './view';
import { currentGraph, layersOfId } from './visible';
import { walk, type Direction } from './walk';

const directions: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };

/** Arrows walk from the focused card, Enter and Space select it (with Shift: as well); Enter unfolds a block. */
export function onCanvasKey(event: KeyboardEvent): void {
  const card = event.target instanceof HTMLElement ? event.target : null;
  const id = card?.dataset.blockId ?? card?.dataset.layer;
  const { document, selection, select } = useDocumentStore.getState();
  if (!document || id === undefined || event.ctrlKey || event.metaKey || event.altKey) return;

  const direction = directions[event.key];
  if (direction) {
    event.preventDefault();
    const next = walk(currentGraph(), useCanvasStore.getState().positions, id, direction);
    if (next === null) return;
    select(layersOfId(next));
    networkView.reveal(next, { focus: true });
  } else if (event.key === 'Enter' && card?.dataset.blockId !== undefined) {
    event.preventDefault();
    expandBlock(id, { focus: true });
  } else if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    select(event.shiftKey ? toggled(selection, layersOfId(id)) : layersOfId(id));
    networkView.reveal(id);
  }
}

function toggled(selection: readonly string[], names: readonly string[]): readonly string[] {
  return names.every((name) => selection.includes(name)) ? selection.filter((one) => !names.includes(one)) : [...selection, ...names];
}
