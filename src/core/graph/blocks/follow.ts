import type { GraphDocument, LayerNode } from '../types';
import { indexOf } from '../graph-index';
import { components, quotient } from './quotient';
import { sameTopology } from './same-topology';
import { blockPath, blockPaths, noBlocks, sharedBlocks, type Block, type BlockTree } from './types';

interface Followed {
  readonly layers: readonly LayerNode[];
  readonly tree: BlockTree;
}

/** The last few: every state of a long history with a tree of its own would fill memory. */
const followed = new WeakMap<BlockTree, readonly Followed[]>();
const most = 8;

/**
 * The blocks of a network as it was opened, after edits: what was in a block stays in it, a layer put between layers of a block joins it,
 * and a block of which too little is left, or which a new connection has made a detour of, is none any more. Layers that have the names and
 * connections they had give the tree they gave.
 */
export function followBlocks(opened: BlockTree, document: GraphDocument): BlockTree {
  if (opened.blocks.size === 0) return noBlocks;
  const { layers } = document;
  const known = followed.get(opened) ?? [];
  const before = known.find((one) => one.layers === layers);
  if (before) return before.tree;
  const tree = known.find((one) => sameTopology(one.layers, layers))?.tree ?? follow(opened, document);
  followed.set(opened, [{ layers, tree }, ...known].slice(0, most));
  return tree;
}

function follow(opened: BlockTree, document: GraphDocument): BlockTree {
  const blockOf = new Map<string, string | null>();
  for (const layer of document.layers) {
    const known = opened.blockOf.get(layer.name);
    blockOf.set(layer.name, known === undefined ? adopted(opened, document, layer, blockOf) : known);
  }
  return withoutDetours(document, rebuilt(opened.blocks, document, blockOf));
}

/** The innermost block around all of a newcomer's neighbours; of one that is no new layer (renamed, say) around those on one side. */
function adopted(opened: BlockTree, document: GraphDocument, layer: LayerNode, blockOf: BlockTree['blockOf']): string | null {
  const around = (names: readonly string[]) => sharedBlocks(names.map((name) => blockPath(opened.blocks, blockOf.get(name) ?? opened.blockOf.get(name))));
  const inputs = around(layer.inputs);
  const outputs = around(knownConsumers(opened, document, layer.name));
  const home = layer.origin === 'new' ? sharedBlocks([inputs, outputs]) : outputs.length > 0 ? outputs : inputs;
  return home.at(-1)?.id ?? null;
}

/** What a layer leads to, past other newcomers: a row of them joins the block through what follows it. */
function knownConsumers(opened: BlockTree, document: GraphDocument, name: string): readonly string[] {
  const { successors } = indexOf(document);
  const found: string[] = [];
  const seen = new Set([name]);
  const waiting = [name];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const next of successors.get(at) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (opened.blockOf.has(next) || seen.size > 64) found.push(next);
      else waiting.push(next);
    }
  }
  return found;
}

/** The tree with these layers in it; blocks of fewer than two go, and so does one that holds nothing but another block. */
function rebuilt(blocks: BlockTree['blocks'], document: GraphDocument, blockOf: BlockTree['blockOf']): BlockTree {
  const layersOf = new Map<string, string[]>([...blocks.keys()].map((id) => [id, []]));
  const pathOf = blockPaths(blocks);
  for (const { name } of document.layers) for (const { id } of pathOf(blockOf.get(name))) layersOf.get(id)!.push(name);
  const kept = new Map<string, Block>();
  const instead = new Map<string, string | null>();
  for (const block of blocks.values()) {
    const layers = layersOf.get(block.id)!;
    const parent = block.parent === null ? null : instead.get(block.parent)!;
    const around = kept.get(parent ?? '');
    const idle = layers.length < 2 || around?.layers.length === layers.length;
    instead.set(block.id, idle ? parent : block.id);
    if (!idle) kept.set(block.id, changed(block, { ...block, parent, depth: (around?.depth ?? 0) + 1, layers }));
  }
  return { blocks: kept, blockOf: new Map([...blockOf].map(([name, id]) => [name, instead.get(id ?? '') ?? null])) };
}

/** The old object where nothing has changed, so that nothing is drawn again. */
const changed = (before: Block, after: Block): Block =>
  before.parent === after.parent && before.depth === after.depth && before.layers.length === after.layers.length && before.layers.every((name, at) => name === after.layers[at]) ? before : after;

/** Without blocks that a way leads out of and back into: folded, the rest would run in a circle. */
function withoutDetours(document: GraphDocument, tree: BlockTree): BlockTree {
  const detours = detouring(document, tree);
  if (detours.size === 0) return tree;
  const inDetour = (id: string | null | undefined) => blockPath(tree.blocks, id).find(({ id: one }) => detours.has(one));
  const left = (id: string | null) => {
    const detour = inDetour(id);
    return detour ? detour.parent : id;
  };
  const blockOf = new Map([...tree.blockOf].map(([name, id]) => [name, left(id)]));
  const blocks = new Map([...tree.blocks].filter(([id]) => !inDetour(id)));
  return withoutDetours(document, rebuilt(blocks, document, blockOf));
}

/** Blocks that, folded together with all others of their depth, are part of a cycle. */
export function detouring(document: GraphDocument, { blocks, blockOf }: BlockTree): ReadonlySet<string> {
  const found = new Set<string>();
  const place = new Map(document.layers.map(({ name }, at) => [name, at]));
  const pathOf = blockPaths(blocks);
  const paths = document.layers.map(({ name }) => pathOf(blockOf.get(name)));
  const connections = document.layers.flatMap(({ inputs }, target) => inputs.map((source) => [place.get(source) ?? target, target] as const));
  const deepest = Math.max(0, ...[...blocks.values()].map(({ depth }) => depth));
  for (let depth = 1; depth <= deepest; depth++) {
    const ids = new Map<string, number>();
    const groupOf = document.layers.map(({ name }, at) => {
      const key = paths[at]![depth - 1]?.id ?? `layer:${name}`;
      if (!ids.has(key)) ids.set(key, ids.size);
      return ids.get(key)!;
    });
    const keys = [...ids.keys()];
    for (const part of components(quotient(keys.length, groupOf, connections))) {
      if (part.length > 1) for (const group of part) if (blocks.has(keys[group]!)) found.add(keys[group]!);
    }
  }
  return found;
}
