import { blockPaths, type BlockTree } from '../graph/blocks/types';
import type { VisibleGraph } from '../graph/blocks/visible-graph';
import { cardSize, type Box, type Point } from './geometry';

/** What the layout keeps free for each frame that begins above a card or ends below it, in canvas px. */
export const frameRoom = { above: 36, below: 14 } as const;
const beside = 14;

/** The box around the layers of each unfolded block of which something has a place, by the block's id; one that lies in another is inside its box. */
export function frameBoxes(graph: VisibleGraph, { blocks }: BlockTree, positions: ReadonlyMap<string, Point>): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>();
  const pathOf = blockPaths(blocks);
  for (const { id, parent } of graph.nodes) {
    const point = positions.get(id);
    if (!point) continue;
    const around = pathOf(parent);
    around.forEach((block, at) => {
      const within = around.length - at;
      const box = boxes.get(block.id) ?? { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
      boxes.set(block.id, {
        left: Math.min(box.left, point.x - within * beside), top: Math.min(box.top, point.y - within * frameRoom.above),
        right: Math.max(box.right, point.x + cardSize.width + within * beside), bottom: Math.max(box.bottom, point.y + cardSize.height + within * frameRoom.below),
      });
    });
  }
  return boxes;
}
