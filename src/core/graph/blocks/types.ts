/** Layers that are shown as one box while it is folded. Blocks nest; no two of them share a layer otherwise. */
export interface Block {
  /** Unlike any layer's name, and the same for as long as the network is open. */
  readonly id: string;
  readonly name: string;
  /** The block that it lies in. */
  readonly parent: string | null;
  /** 1 for a block at the top. */
  readonly depth: number;
  /** All its layers, those of blocks inside it too, in document order. */
  readonly layers: readonly string[];
}

export interface BlockTree {
  /** By id; a block stands after the one that it lies in. */
  readonly blocks: ReadonlyMap<string, Block>;
  /** The innermost block of each layer; null for one that is in none. */
  readonly blockOf: ReadonlyMap<string, string | null>;
}

/** How a block's id begins; no layer's name can, by the rules of Keras. */
export const blockIdStart = 'block:';
export const isBlockId = (id: string) => id.startsWith(blockIdStart);

export const noBlocks: BlockTree = { blocks: new Map(), blockOf: new Map() };

/** For each block its path, as `blockPath` gives it: where one is asked for every layer. */
export function blockPaths(blocks: BlockTree['blocks']): (id: string | null | undefined) => readonly Block[] {
  const paths = new Map<string, readonly Block[]>();
  for (const block of blocks.values()) paths.set(block.id, [...(paths.get(block.parent ?? '') ?? []), block]);
  return (id) => paths.get(id ?? '') ?? [];
}

/** The blocks that a layer lies in, outermost first. */
export function blocksAround({ blocks, blockOf }: BlockTree, layer: string): readonly Block[] {
  return blockPath(blocks, blockOf.get(layer));
}

/** A block and those around it, outermost first; [] for an id that there is not. */
export function blockPath(blocks: BlockTree['blocks'], id: string | null | undefined): readonly Block[] {
  const path: Block[] = [];
  for (let block = blocks.get(id ?? ''); block; block = blocks.get(block.parent ?? '')) path.unshift(block);
  return path;
}

/** What several paths begin with in common. */
export function sharedBlocks(paths: readonly (readonly Block[])[]): readonly Block[] {
  const [first = [], ...others] = paths;
  const end = first.findIndex((block, at) => others.some((path) => path[at]?.id !== block.id));
  return end === -1 ? first : first.slice(0, end);
}
