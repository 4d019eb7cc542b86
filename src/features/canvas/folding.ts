import { currentBlocks, useBlockStore } from '../../store/block-store';
import { focusCard, useCanvasStore } from './canvas-store';
import { visibleIdOf } from './visible';

/** Keeps a layer's card where it is on the screen while others move to make room. */
function holdStill(layer: string): void {
  const at = useCanvasStore.getState().positions.get(visibleIdOf(layer));
  if (at) useCanvasStore.setState({ anchor: { layer, at } });
}

/** Unfolds a block; with `focus` the keyboard goes to what comes first in it. */
export function expandBlock(id: string, { focus = false } = {}): void {
  const first = currentBlocks().blocks.get(id)?.layers[0];
  if (first === undefined) return;
  holdStill(first);
  useBlockStore.getState().expand([id]);
  if (focus) focusCard(visibleIdOf(first));
}

/** Folds a block and those in it; with `focus` the keyboard goes to its card. */
export function collapseBlock(id: string, { focus = false } = {}): void {
  const first = currentBlocks().blocks.get(id)?.layers[0];
  if (first === undefined) return;
  holdStill(first);
  useBlockStore.getState().collapse([id]);
  if (focus) focusCard(visibleIdOf(first));
}

export function expandAll(): void {
  holdRoving();
  useBlockStore.getState().expand([...currentBlocks().blocks.keys()]);
}

export function collapseAll(): void {
  holdRoving();
  useBlockStore.getState().collapse([...currentBlocks().blocks.keys()]);
}

function holdRoving(): void {
  const { roving } = useCanvasStore.getState();
  if (roving !== null) holdStill(currentBlocks().blocks.get(roving)?.layers[0] ?? roving);
}
