import { Position, type Edge, type Node } from 'reactflow';
import type { Analysis, GraphDocument, LayerAnalysis, LayerNode } from '../../core/graph/types';
import type { Shape } from '../../core/shape';
import { cardSize, laneAround, type Point } from './geometry';

export type CardNode = Node<{ layer: LayerNode; analysis: LayerAnalysis | undefined }, 'layer'>;
export type ConnectionEdge = Edge<{ lane: number | null; shape: Shape | null }, 'connection'>;
type Positions = ReadonlyMap<string, Point>;

export const connectionId = (source: string, target: string, index: number) => `${index}:${source}>${target}`;

const handle = { width: 1, height: 1, x: cardSize.width / 2 - 0.5 };
const fixed = {
  type: 'layer',
  ...cardSize,
  measured: cardSize,
  handles: [
    { ...handle, type: 'target', position: Position.Top, y: 0 },
    { ...handle, type: 'source', position: Position.Bottom, y: cardSize.height },
  ],
} satisfies Partial<CardNode>;

/** React Flow's nodes of a document. Give the same function each time: a node that has not changed stays the same object, and is not drawn again. */
export function nodeDeriver() {
  let before = new Map<string, CardNode>();
  return (document: GraphDocument, analysis: Analysis, positions: Positions, selection: readonly string[]): CardNode[] => {
    const selected = new Set(selection);
    const now = new Map<string, CardNode>();
    for (const layer of document.layers) {
      const position = positions.get(layer.name);
      if (!position) continue;
      const next: CardNode = {
        ...fixed, id: layer.name, position, selected: selected.has(layer.name),
        data: { layer, analysis: analysis.layers.get(layer.name) },
      };
      now.set(layer.name, reuse(before.get(layer.name), next));
    }
    before = now;
    return [...now.values()];
  };
}

function reuse(old: CardNode | undefined, next: CardNode): CardNode {
  if (!old) return next;
  const sameData = old.data.layer === next.data.layer && old.data.analysis === next.data.analysis;
  const samePlace = old.position.x === next.position.x && old.position.y === next.position.y;
  if (sameData && samePlace && old.selected === next.selected) return old;
  return sameData ? { ...next, data: old.data } : next;
}

/** React Flow's edges of a document, with the same promise as `nodeDeriver`. */
export function edgeDeriver() {
  let before = new Map<string, ConnectionEdge>();
  return (document: GraphDocument, analysis: Analysis, positions: Positions): ConnectionEdge[] => {
    const now = new Map<string, ConnectionEdge>();
    for (const { name: target, inputs } of document.layers) {
      inputs.forEach((source, index) => {
        const [from, to] = [positions.get(source), positions.get(target)];
        if (!from || !to) return;
        const id = connectionId(source, target, index);
        const lane = laneBetween(source, target, positions);
        const shape = analysis.layers.get(source)?.outputShape ?? null;
        const old = before.get(id);
        const same = old?.data && old.data.lane === lane && old.data.shape === shape;
        now.set(id, same ? old : { id, source, target, type: 'connection', data: { lane, shape } });
      });
    }
    before = now;
    return [...now.values()];
  };
}

/** Connections of neighbours, which are most, are told at once; the others look for a way past what is between. */
export function laneBetween(source: string, target: string, positions: Positions): number | null {
  const [from, to] = [positions.get(source), positions.get(target)];
  if (!from || !to || to.y - from.y < 2.4 * cardSize.height) return null;
  const others: Point[] = [];
  for (const [name, point] of positions) if (name !== source && name !== target) others.push(point);
  return laneAround(from, to, others);
}
