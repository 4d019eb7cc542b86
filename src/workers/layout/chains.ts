import type { LayoutNode, LayoutRequest } from '../../protocol/layout';

/** Cards that stand straight below one another: each but the last leads only to the next, each but the first is fed only by the one before. */
export type Chain = readonly LayoutNode[];

export interface Chained {
  readonly chains: readonly Chain[];
  /** Connections between chains, by index. */
  readonly edges: readonly (readonly [source: number, target: number])[];
}

/** Between one card and the next below it, in canvas px. */
export const gap = 44;

/** Where the middle of a chain's box is. */
export interface Middle {
  readonly x: number;
  readonly y: number;
}

export const chainHeight = (chain: Chain) => chain.reduce((sum, { height }) => sum + height + gap, -gap);
export const chainWidth = (chain: Chain) => Math.max(...chain.map(({ width }) => width));

/** Joins what can only be drawn in a line, so that the layout has far less to place and its lines are straight. */
export function joinChains({ nodes, edges }: LayoutRequest): Chained {
  const next = onlyNeighbours(edges);
  const previous = onlyNeighbours(edges.map(([source, target]) => [target, source]));
  const follows = (id: string) => {
    const before = previous.get(id);
    return before !== undefined && before !== null && next.get(before) === id;
  };

  const byId = new Map(nodes.map((node) => [node.id, node]));
  const chainOf = new Map<string, number>();
  const chains: Chain[] = [];
  for (const first of nodes) {
    if (follows(first.id)) continue;
    const chain: LayoutNode[] = [];
    for (let node: LayoutNode | undefined = first; node; ) {
      chain.push(node);
      chainOf.set(node.id, chains.length);
      const after: string | null | undefined = next.get(node.id);
      node = after != null && follows(after) ? byId.get(after) : undefined;
    }
    chains.push(chain);
  }
  const between = edges.map(([source, target]) => [chainOf.get(source)!, chainOf.get(target)!] as const).filter(([from, to]) => from !== to);
  return { chains, edges: between };
}

/** For each source its target, or null where it has several. */
function onlyNeighbours(edges: LayoutRequest['edges']): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>();
  for (const [source, target] of edges) found.set(source, found.has(source) ? null : target);
  return found;
}
