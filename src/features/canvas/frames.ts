import type { Node } from 'reactflow';
import { frameBoxes } from '../../core/drawing/frame-boxes';
import type { Box, Point } from '../../core/drawing/geometry';
import type { Block, BlockTree } from '../../core/graph/blocks/types';
import type { VisibleGraph } from '../../core/graph/blocks/visible-graph';

export type FrameNode = Node<{ block: Block; layers: number }, 'frame'>;

/** Frames around the layers of unfolded blocks, outer ones first (and so below). Behind the cards, with the same promise as `nodeDeriver`. */
export function frameDeriver() {
  let before = new Map<string, FrameNode>();
  return (graph: VisibleGraph, tree: BlockTree, positions: ReadonlyMap<string, Point>): FrameNode[] => {
    const boxes = frameBoxes(graph, tree, positions);
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

function frameOf(block: Block, { left, top, right, bottom }: Box): FrameNode {
  const size = { width: right - left, height: bottom - top };
  return {
    id: `frame:${block.id}`, type: 'frame', position: { x: left, y: top }, ...size, measured: size, data: { block, layers: block.layers.length },
    draggable: false, selectable: false, focusable: false, connectable: false, zIndex: -100 + block.depth,
  };
}
