import type { GraphDocument } from '../types';
import { type Draft, type Item } from './draft';
import { blockIdStart, type Block, type BlockTree } from './types';

/** The tree of blocks that the items are, with ids and names that nothing else has. */
export function treeOf(document: GraphDocument, items: readonly Item[]): BlockTree {
  const blocks = new Map<string, Block>();
  const blockOf = new Map<string, string | null>(document.layers.map(({ name }) => [name, null]));
  const taken = new Set(document.layers.map(({ name }) => name));
  const names = new Map<string, number>();
  const add = (draft: Draft, parent: Block | null) => {
    const count = (names.get(draft.name) ?? 0) + 1;
    names.set(draft.name, count);
    const name = count === 1 ? draft.name : `${draft.name} (${count})`;
    let id = `${blockIdStart}${name}`;
    while (taken.has(id)) id += ':';
    taken.add(id);
    const block: Block = { id, name, parent: parent?.id ?? null, depth: (parent?.depth ?? 0) + 1, layers: draft.members.map((at) => document.layers[at]!.name) };
    blocks.set(id, block);
    for (const item of draft.inside) {
      if (typeof item === 'number') blockOf.set(document.layers[item]!.name, id);
      else add(item, block);
    }
  };
  for (const item of items) if (typeof item !== 'number') add(item, null);
  return { blocks, blockOf };
}
