import { Position, type Edge, type Node } from 'reactflow';
import { cardSize, type Point } from '../../core/drawing/geometry';
import { laneBetween } from '../../core/drawing/lane-between';
import { noMarks, type RemovedMarks } from '../../core/drawing/removed-marks';
import { blockFacts, type BlockFacts } from '../../core/graph/blocks/block-facts';
import type { Block } from '../../core/graph/blocks/types';
import type { VisibleGraph, VisibleNode } from '../../core/graph/blocks/visible-graph';
import { indexOf, successorsOf } from '../../core/graph/graph-index';
import type { Analysis, GraphDocument, LayerAnalysis, LayerNode } from '../../core/graph/types';
import { sameShape, type Shape } from '../../core/shape';

/** `removed`: names of the layers that are missing at this place. */
type Removed = readonly string[] | undefined;
export type CardNode = Node<{ layer: LayerNode; analysis: LayerAnalysis | undefined; removed: Removed }, 'layer'>;
export type BlockNode = Node<{ block: Block; facts: BlockFacts; removed: Removed }, 'block'>;
export type BoxNode = CardNode | BlockNode;
export type ConnectionEdge = Edge<ConnectionData, 'connection'>;
type Positions = ReadonlyMap<string, Point>;

export interface ConnectionData extends Record<string, unknown> {
  readonly lane: number | null;
  readonly shape: Shape | null;
  readonly insert: InsertPlace;
  readonly removed: Removed;
}

/** Where a layer on this connection goes: between two layers, or after the first on all that leaves it. */
export interface InsertPlace {
  readonly source: string;
  readonly target?: string;
}

const handle = { width: 1, height: 1, x: cardSize.width / 2 - 0.5 };
const fixed = {
  ...cardSize,
  measured: cardSize,
  handles: [
    { ...handle, type: 'target' as const, position: Position.Top, y: 0 },
    { ...handle, type: 'source' as const, position: Position.Bottom, y: cardSize.height },
  ],
};

/** React Flow's nodes of what is visible. Give the same function each time: a node that has not changed stays the same object, and is not drawn again. */
export function nodeDeriver() {
  let before = new Map<string, BoxNode>();
  let known: { readonly document: GraphDocument | null; readonly facts: Map<Block, BlockFacts> } = { document: null, facts: new Map() };
  return (document: GraphDocument, analysis: Analysis, graph: VisibleGraph, positions: Positions, selection: readonly string[], { cards }: RemovedMarks = noMarks): BoxNode[] => {
    if (known.document !== document) known = { document, facts: new Map() };
    const factsOf = (block: Block) => {
      const facts = known.facts.get(block) ?? blockFacts(document, analysis, block);
      known.facts.set(block, facts);
      return facts;
    };
    const selected = new Set(selection);
    const { byName } = indexOf(document);
    const now = new Map<string, BoxNode>();
    for (const node of graph.nodes) {
      const position = positions.get(node.id);
      if (!position) continue;
      const old = before.get(node.id);
      const same = old?.type === 'layer' && node.kind === 'layer' && old.position === position && old.data.layer === byName.get(node.id)
        && old.data.analysis === analysis.layers.get(node.id) && old.data.removed === cards.get(node.id) && old.selected === selected.has(node.id);
      now.set(node.id, same ? old : reuse(old, boxOf(node, byName.get(node.id), analysis, factsOf, position, selected, cards.get(node.id))));
    }
    before = now;
    return [...now.values()];
  };
}

function boxOf(node: VisibleNode, layer: LayerNode | undefined, analysis: Analysis, factsOf: (block: Block) => BlockFacts, position: Point, selected: ReadonlySet<string>, removed: Removed): BoxNode {
  const chosen = node.kind === 'layer' ? selected.has(node.id) : node.block.layers.some((name) => selected.has(name));
  // A finger drags only what is selected: elsewhere it pans.
  const box = { ...fixed, id: node.id, position, selected: chosen, draggable: chosen || undefined };
  if (node.kind === 'layer') return { ...box, type: 'layer', data: { layer: layer!, analysis: analysis.layers.get(node.id), removed } };
  return { ...box, type: 'block', data: { block: node.block, facts: factsOf(node.block), removed } };
}

function reuse(old: BoxNode | undefined, next: BoxNode): BoxNode {
  if (!old || old.type !== next.type) return next;
  const sameData = sameValues(old.data, next.data);
  const samePlace = old.position.x === next.position.x && old.position.y === next.position.y;
  if (sameData && samePlace && old.selected === next.selected) return old;
  return sameData ? ({ ...next, data: old.data } as BoxNode) : next;
}

/** Equal in every value, or in the values of those that are plain facts. */
function sameValues(a: object, b: object): boolean {
  const others = b as Record<string, unknown>;
  return Object.entries(a).every(([key, value]) => value === others[key] || ((key === 'facts' || key === 'removed') && JSON.stringify(value) === JSON.stringify(others[key])));
}

/** React Flow's edges of what is visible, with the same promise as `nodeDeriver`. */
export function edgeDeriver() {
  let before = new Map<string, ConnectionEdge>();
  let made: readonly unknown[] = [];
  return (document: GraphDocument, analysis: Analysis, graph: VisibleGraph, positions: Positions, { connections }: RemovedMarks = noMarks): ConnectionEdge[] => {
    const now = new Map<string, ConnectionEdge>();
    const unmoved = made[0] === graph && made[1] === positions && made[2] === connections;
    made = [graph, positions, connections];
    for (const { id, source, target, from, to } of graph.edges) {
      if (!positions.has(source) || !positions.has(target)) continue;
      const shape = analysis.layers.get(from)?.outputShape ?? null;
      const drawn = unmoved ? before.get(id) : undefined;
      if (drawn?.data && equal(drawn.data.shape, shape)) {
        now.set(id, drawn);
        continue;
      }
      const lane = laneBetween(source, target, positions);
      const insert = insertPlace(document, from, to);
      const removed = connections.get(id);
      const old = before.get(id);
      const same = old?.data && old.source === source && old.data.lane === lane && equal(old.data.shape, shape) && old.data.insert.target === insert.target && JSON.stringify(old.data.removed) === JSON.stringify(removed);
      now.set(id, same ? old : { id, source, target, type: 'connection', data: { lane, shape, insert, removed } });
    }
    before = now;
    return [...now.values()];
  };
}

const equal = (a: Shape | null, b: Shape | null): boolean => a === b || (a !== null && b !== null && sameShape(a, b));

/** A connection into a folded block stands for all that lead there from this layer. */
export function insertPlace(document: GraphDocument, from: string, to: readonly string[]): InsertPlace {
  return to.length > 1 && successorsOf(document, from).length === to.length ? { source: from } : { source: from, target: to[0] };
}
