import type { GraphDocument } from '../types';
import type { Block, BlockTree } from './types';

/** What stands on the canvas: a layer by its name, or a folded block by its id. */
export type VisibleNode =
  | { readonly kind: 'layer'; readonly id: string; readonly parent: string | null }
  | { readonly kind: 'block'; readonly id: string; readonly block: Block; readonly parent: string | null };

/** A connection between what is visible; several of one layer into the same folded block are one. */
export interface VisibleEdge {
  readonly id: string;
  /** Ids of visible nodes. */
  readonly source: string;
  readonly target: string;
  /** The layers that it connects. */
  readonly from: string;
  readonly to: readonly string[];
}

export interface VisibleGraph {
  /** In an order in which every node stands after those that lead to it. */
  readonly nodes: readonly VisibleNode[];
  readonly edges: readonly VisibleEdge[];
  /** Unfolded blocks of which something is visible, outer ones first. */
  readonly frames: readonly Block[];
}

export type Expanded = ReadonlySet<string>;

/** The id under which a layer is visible: its own name, or its outermost folded block. */
export function visibleIds({ blocks, blockOf }: BlockTree, expanded: Expanded): (layer: string) => string {
  const foldedInto = new Map<string, string | null>();
  for (const { id, parent } of blocks.values()) foldedInto.set(id, (parent === null ? null : foldedInto.get(parent)!) ?? (expanded.has(id) ? null : id));
  return (layer) => foldedInto.get(blockOf.get(layer) ?? '') ?? layer;
}

/** A document as it is seen with these blocks unfolded, all others folded: the same for documents of one topology (see `sameTopology`). Linear in layers and connections. */
export function visibleGraph(document: GraphDocument, tree: BlockTree, expanded: Expanded): VisibleGraph {
  const idOf = visibleIds(tree, expanded);
  const nodes = new Map<string, VisibleNode>();
  const edges = new Map<string, VisibleEdge & { to: string[] }>();
  for (const layer of document.layers) {
    const target = idOf(layer.name);
    const block = target === layer.name ? undefined : tree.blocks.get(target);
    // A block stands where its last layer does: all that leads to it stands before.
    if (block) nodes.delete(target);
    nodes.set(target, block ? { kind: 'block', id: target, block, parent: block.parent } : { kind: 'layer', id: target, parent: tree.blockOf.get(layer.name) ?? null });
    layer.inputs.forEach((from, index) => {
      const source = idOf(from);
      if (source === target) return;
      const id = block ? `${from}>${target}` : `${index}:${from}>${target}`;
      const known = edges.get(id);
      if (known) known.to.push(layer.name);
      else edges.set(id, { id, source, target, from, to: [layer.name] });
    });
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()], frames: framesOf(tree, nodes.values()) };
}

function framesOf({ blocks }: BlockTree, nodes: Iterable<VisibleNode>): readonly Block[] {
  const shown = new Set<string>();
  for (const { parent } of nodes) for (let id = parent; id !== null && !shown.has(id); id = blocks.get(id)?.parent ?? null) shown.add(id);
  return [...blocks.values()].filter(({ id }) => shown.has(id));
}
