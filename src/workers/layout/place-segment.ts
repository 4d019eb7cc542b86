import { Graph, layout } from '@dagrejs/dagre';
import { chainHeight, chainWidth, gap, type Chained, type Middle } from './chains';
import { placeInRows } from './place-in-rows';
import type { Segment } from './segments';

const spacing = { rankdir: 'TB', nodesep: 40, ranksep: gap, edgesep: 36, ranker: 'tight-tree' } as const;
const straight = 12;

/** Boxes and their connections by index: all that a layout depends on. */
interface Part {
  readonly boxes: readonly (readonly [width: number, height: number])[];
  readonly edges: readonly (readonly [source: number, target: number, weight: number])[];
}

/** Middles of a segment's members and, at its top, of the chains that lead into it, both in the segment's order and by coordinates of its own. */
export interface PlacedSegment {
  readonly members: readonly Middle[];
  readonly outside: readonly Middle[];
}

/** Networks repeat themselves, and an edit leaves most of one as it was: equal parts are laid out once. */
const known = new Map<string, readonly Middle[]>();
const mostKnown = 500;

/** dagre's layered drawing of one segment. */
export function placeSegment(chained: Chained, segment: Segment, inputs: readonly (readonly number[])[]): PlacedSegment {
  const part = partOf(chained, segment, inputs);
  const key = JSON.stringify(part);
  const middles = known.get(key) ?? place(part);
  // The one used last is the last to go.
  known.delete(key);
  known.set(key, middles);
  if (known.size > mostKnown) known.delete(known.keys().next().value!);
  return { members: middles.slice(0, segment.members.length), outside: middles.slice(segment.members.length) };
}

function partOf({ chains }: Chained, { members, outside }: Segment, inputs: readonly (readonly number[])[]): Part {
  const all = [...members, ...outside];
  const numberOf = new Map(all.map((chain, at) => [chain, at]));
  return {
    boxes: all.map((chain, at) => [chainWidth(chains[chain]!), at < members.length ? chainHeight(chains[chain]!) : 0]),
    // Keras writes the residual branch first, and a block then stands straight below its input.
    edges: members.flatMap((chain, target) => inputs[chain]!.map((source, at) => [numberOf.get(source)!, target, at === 0 ? straight : 1] as const)),
  };
}

function place(part: Part): readonly Middle[] {
  try {
    return withDagre(part);
  } catch (error) {
    // dagre walks the graph by recursion: one with thousands of joints is too deep for a worker's stack.
    if (error instanceof RangeError) return placeInRows(part);
    throw error;
  }
}

function withDagre({ boxes, edges }: Part): readonly Middle[] {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ ...spacing });
  graph.setDefaultEdgeLabel(() => ({}));
  // Numbers as ids: dagre keeps nodes in plain objects, where a layer called "constructor" would not be one like any other.
  boxes.forEach(([width, height], index) => graph.setNode(String(index), { width, height }));
  edges.forEach(([source, target, weight], index) => graph.setEdge(String(source), String(target), { weight }, String(index)));
  layout(graph);
  return boxes.map((_, index) => {
    const { x, y } = graph.node(String(index)) as Middle;
    return { x, y };
  });
}
