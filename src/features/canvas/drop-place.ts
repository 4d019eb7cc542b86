import { cardSize, distanceToConnection, entryOf, exitOf, type Point } from '../../core/drawing/geometry';
import { laneBetween } from '../../core/drawing/lane-between';
import type { VisibleEdge } from '../../core/graph/blocks/visible-graph';

/** Where a dragged layer would go: into a connection, or after a card that it is held over. */
export type DropPlace =
  | { readonly kind: 'connection'; readonly edge: VisibleEdge }
  | { readonly kind: 'card'; readonly id: string };

/** @param within how near to a connection counts, in canvas px */
export function dropPlace(edges: readonly VisibleEdge[], positions: ReadonlyMap<string, Point>, point: Point, within: number): DropPlace | null {
  let best: DropPlace | null = null;
  let least = within;
  for (const edge of edges) {
    const [from, to] = [positions.get(edge.source), positions.get(edge.target)];
    if (!from || !to || point.y < Math.min(from.y, to.y) - within || point.y > Math.max(from.y, to.y) + cardSize.height + within) continue;
    const distance = distanceToConnection(point, exitOf(from), entryOf(to), laneBetween(edge.source, edge.target, positions));
    if (distance < least) [least, best] = [distance, { kind: 'connection', edge }];
  }
  return best ?? cardUnder(positions, point);
}

function cardUnder(positions: ReadonlyMap<string, Point>, { x, y }: Point): DropPlace | null {
  for (const [id, card] of positions) {
    if (x >= card.x && x <= card.x + cardSize.width && y >= card.y && y <= card.y + cardSize.height) return { kind: 'card', id };
  }
  return null;
}
