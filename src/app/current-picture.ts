import { networkPicture, type Picture } from '../core/drawing/picture/network-picture';
import type { Look } from '../core/drawing/picture/look';
import { useCanvasStore } from '../features/canvas/canvas-store';
import { currentGraph } from '../features/canvas/visible';
import { currentBlocks, useBlockStore } from '../store/block-store';
import { useDocumentStore } from '../store/document-store';
import { formatCount } from '../ui/format';
import { iconPath } from '../ui/icons';

export interface NamedPicture {
  readonly name: string;
  readonly picture: Picture;
}

/** The open network as it is drawn now, light or dark as the page is; null while there is none, or the layout has not come. */
export function currentPicture(): NamedPicture | null {
  const { document } = useDocumentStore.getState();
  const { positions } = useCanvasStore.getState();
  if (!document || !currentGraph().nodes.every(({ id }) => positions.has(id))) return null;
  const view = { tree: currentBlocks(), expanded: useBlockStore.getState().expanded, positions };
  return { name: document.name, picture: networkPicture(document, view, pageLook()) };
}

function pageLook(): Look {
  const style = getComputedStyle(document.documentElement);
  return { color: (name) => style.getPropertyValue(`--${name}`).trim(), icon: iconPath, font: style.getPropertyValue('--font').trim(), count: formatCount };
}
