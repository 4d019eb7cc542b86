import { create } from 'zustand';
import { detectBlocks } from '../core/graph/blocks/detect';
import { followBlocks } from '../core/graph/blocks/follow';
import { blocksAround, noBlocks, type BlockTree } from '../core/graph/blocks/types';
import type { Expanded } from '../core/graph/blocks/visible-graph';
import type { GraphDocument } from '../core/graph/types';
import { useDocumentStore } from './document-store';

interface BlockState {
  /** Ids of the blocks that are unfolded. A newly opened network is all folded. */
  readonly expanded: Expanded;
  expand(ids: readonly string[]): void;
  /** Folds these blocks and those inside them. */
  collapse(ids: readonly string[]): void;
  /** Unfolds whatever a layer is hidden in; whether there was anything. */
  unfold(layer: string): boolean;
}

export const useBlockStore = create<BlockState>()((set, get) => ({
  expanded: new Set(),
  expand: (ids) => set(({ expanded }) => ({ expanded: new Set([...expanded, ...ids]) })),
  collapse(ids) {
    const folded = new Set(ids);
    for (const { id, parent } of currentBlocks().blocks.values()) if (parent !== null && folded.has(parent)) folded.add(id);
    set(({ expanded }) => ({ expanded: new Set([...expanded].filter((id) => !folded.has(id))) }));
  },
  unfold(layer) {
    const hidden = blocksAround(currentBlocks(), layer).filter(({ id }) => !get().expanded.has(id));
    if (hidden.length > 0) get().expand(hidden.map(({ id }) => id));
    return hidden.length > 0;
  },
}));

useDocumentStore.subscribe(({ opened }, before) => {
  if (opened !== before.opened) useBlockStore.setState({ expanded: new Set() });
});

const detected = new WeakMap<GraphDocument, BlockTree>();

function blocksOf({ document, opened }: { document: GraphDocument | null; opened: GraphDocument | null }): BlockTree {
  if (!document || !opened) return noBlocks;
  let tree = detected.get(opened);
  if (!tree) detected.set(opened, (tree = detectBlocks(opened)));
  return followBlocks(tree, document);
}

/** The blocks of the open network: found in it as it was opened, and kept through its edits. */
export const currentBlocks = (): BlockTree => blocksOf(useDocumentStore.getState());
/** Those of another state of the open network. */
export const blocksIn = (document: GraphDocument): BlockTree => blocksOf({ document, opened: useDocumentStore.getState().opened });
export const useBlocks = (): BlockTree => useDocumentStore(blocksOf);
