import type { GraphDocument } from '../../core/graph/types';
import { connectionId, laneBetween } from './flow-elements';
import { cardSize, distanceToConnection, entryOf, exitOf, type Point } from './geometry';

/** Where a dragged layer would go: into a connection, or after a card that it is held over. */
export type DropPlace =
  | { readonly kind: 'connection'; readonly id: string; readonly source: string; readonly target: string }
  | { readonly kind: 'card'; readonly name: string };

/** @param within how near to a connection counts, in canvas px */
export function dropPlace(document: GraphDocument, positions: ReadonlyMap<string, Point>, point: Point, within: number): DropPlace | null {
  let best: DropPlace | null = null;
  let least = within;
  for (const { name: target, inputs } of document.layers) {
    inputs.forEach((source, index) => {
      const [from, to] = [positions.get(source), positions.get(target)];
      if (!from || !to || point.y < Math.min(from.y, to.y) - within || point.y > Math.max(from.y, to.y) + cardSize.height + within) return;
      const distance = distanceToConnection(point, exitOf(from), entryOf(to), laneBetween(source, target, positions));
      if (distance < least) [least, best] = [distance, { kind: 'connection', id: connectionId(source, target, index), source, target }];
    });
  }
  return best ?? cardUnder(positions, point);
}

function cardUnder(positions: ReadonlyMap<string, Point>, { x, y }: Point): DropPlace | null {
  for (const [name, card] of positions) {
    if (x >= card.x && x <= card.x + cardSize.width && y >= card.y && y <= card.y + cardSize.height) return { kind: 'card', name };
  }
  return null;
}
