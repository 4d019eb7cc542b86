import type { Node } from 'reactflow';
import { blockPaths, type Block, type BlockTree } from '../../core/graph/blocks/types';
import type { VisibleGraph } from '../../core/graph/blocks/visible-graph';
import { cardSize, type Point } from './geometry';

export type FrameNode = Node<{ block: Block; layers: number }, 'frame'>;

/** What the layout keeps free for each frame that begins above a card or ends below it, in canvas px. */
export const frameRoom = { above: 36, below: 14 } as const;
const beside = 14;

/** Frames around the layers of unfolded blocks, outer ones first (and so below). Behind the cards, with the same promise as `nodeDeriver`. */
export function frameDeriver() {
  let before = new Map<string, FrameNode>();
  return (graph: VisibleGraph, tree: BlockTree, positions: ReadonlyMap<string, Point>): FrameNode[] => {
    const boxes = new Map<string, { left: number; top: number; right: number; bottom: number }>();
    const pathOf = blockPaths(tree.blocks);
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
    const now = new Map<string, FrameNode>();
    for (const block of graph.frames) {
      const box = boxes.get(block.id);
      if (!box) continue;
      const next = frameOf(block, box);
      const old = before.get(block.id);
      const same = old?.data.block === block && old.position.x === next.position.x && old.position.y === next.position.y && old.width === next.width && old.height === next.height;
      now.set(block.id, same ? old : next);
    }
    before = now;
    return [...now.values()];
  };
}

function frameOf(block: Block, { left, top, right, bottom }: { left: number; top: number; right: number; bottom: number }): FrameNode {
  const size = { width: right - left, height: bottom - top };
  return {
    id: `frame:${block.id}`, type: 'frame', position: { x: left, y: top }, ...size, measured: size, data: { block, layers: block.layers.length },
    draggable: false, selectable: false, focusable: false, connectable: false, zIndex: -100 + block.depth,
  };
}
