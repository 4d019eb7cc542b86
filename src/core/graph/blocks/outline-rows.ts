import type { GraphDocument, LayerNode } from '../types';
import type { Block, BlockTree } from './types';
import type { Expanded } from './visible-graph';

/** One line of the network as a list: a block, or a layer that no folded block hides. */
export interface OutlineRow {
  readonly id: string;
  /** null for a layer. */
  readonly block: Block | null;
  readonly layer: LayerNode | null;
  /** 1 at the top. */
  readonly level: number;
  readonly parent: string | null;
  /** Its place among the rows of the same parent, from 1, and how many these are. */
  readonly position: number;
  readonly siblings: number;
}

type Entry = Pick<OutlineRow, 'id' | 'block' | 'layer'>;

/**
 * Blocks and layers as an indented list: document order, but what a block holds one after another, from where its first layer stands.
 * Linear in layers.
 */
export function outlineRows(document: GraphDocument, tree: BlockTree, expanded: Expanded): readonly OutlineRow[] {
  const held = entriesByParent(document, tree);
  const rows: OutlineRow[] = [];
  const list = (parent: string | null, level: number) => {
    const entries = held.get(parent) ?? [];
    entries.forEach((entry, at) => {
      rows.push({ ...entry, level, parent, position: at + 1, siblings: entries.length });
      if (entry.block && expanded.has(entry.id)) list(entry.id, level + 1);
    });
  };
  list(null, 1);
  return rows;
}

function entriesByParent({ layers }: GraphDocument, { blocks, blockOf }: BlockTree): ReadonlyMap<string | null, readonly Entry[]> {
  const held = new Map<string | null, Entry[]>();
  const add = (parent: string | null, entry: Entry) => {
    const known = held.get(parent);
    if (known) return void known.push(entry);
    held.set(parent, [entry]);
    // The first thing that a block holds tells where the block itself stands.
    const block = blocks.get(parent ?? '');
    if (block) add(block.parent, { id: block.id, block, layer: null });
  };
  for (const layer of layers) add(blockOf.get(layer.name) ?? null, { id: layer.name, block: null, layer });
  return held;
}
