import type { Edge, Node } from 'reactflow';
import { cardSize, type Box } from '../../core/drawing/geometry';
import type { Frame, Viewport } from './viewport';

/**
 * The part of the canvas that is handed to React Flow: what is in view and half a screen or more around it, by steps, so that small movements
 * leave it as it is. As text, to be compared.
 */
export function windowAround({ x, y, zoom }: Viewport, { width, height }: Frame): string {
  const step = 2 ** Math.ceil(Math.log2(Math.max(width, height, 1) / zoom / 2));
  const before = (edge: number) => (Math.floor(edge / step) - 1) * step;
  const after = (edge: number) => (Math.ceil(edge / step) + 1) * step;
  return [before(-x / zoom), before(-y / zoom), after((width - x) / zoom), after((height - y) / zoom)].join(' ');
}

export function readWindow(text: string): Box {
  const [left, top, right, bottom] = text.split(' ').map(Number) as [number, number, number, number];
  return { left, top, right, bottom };
}

/** Those in the window, the selected ones (they are dragged together), and the ends of connections that pass through it. Ends that lie far off are not drawn. */
export function inWindow<N extends Node, E extends Edge<{ lane: number | null } & Record<string, unknown>>>(nodes: readonly N[], edges: readonly E[], window: Box): { readonly nodes: N[]; readonly edges: E[] } {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const wanted = new Set<string>();
  for (const { id, position: { x, y }, selected, width = cardSize.width, height = cardSize.height } of nodes) {
    if (selected || (x < window.right && x + width > window.left && y < window.bottom && y + height > window.top)) wanted.add(id);
  }
  const passing = edges.filter(({ source, target, data }) => {
    const [from, to] = [byId.get(source)?.position, byId.get(target)?.position];
    if (!from || !to) return false;
    const lane = data?.lane ?? from.x;
    const left = Math.min(from.x, to.x, lane);
    const right = Math.max(from.x, to.x, lane) + cardSize.width;
    return left < window.right && right > window.left && Math.min(from.y, to.y) < window.bottom && Math.max(from.y, to.y) + cardSize.height > window.top;
  });
  for (const { source, target } of passing) wanted.add(source).add(target);
  return { nodes: nodes.filter(({ id }) => wanted.has(id)), edges: passing };
}
