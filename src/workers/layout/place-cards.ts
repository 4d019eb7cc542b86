import type { LayoutRequest, LayoutResult } from '../../protocol/layout';
import { chainHeight, gap, joinChains, type Chain, type Chained, type Middle } from './chains';
import { placeSegment, type PlacedSegment } from './place-segment';
import { segmentsOf, type Segment } from './segments';

/**
 * Places cards so that layers flow from top to bottom: chains of them in straight lines, segments (dagre's layered drawing of each) below
 * one another. The cost is in proportion to the network; a segment that looks as it did is placed as it was.
 */
export function placeCards(request: LayoutRequest): LayoutResult {
  const chained = joinChains(request);
  const middles = stack(chained);
  return Object.fromEntries(chained.chains.flatMap((chain, index) => cardsOf(chain, middles[index]!)));
}

function cardsOf(chain: Chain, { x, y }: Middle): readonly (readonly [string, { x: number; y: number }])[] {
  let top = y - chainHeight(chain) / 2;
  return chain.map(({ id, width, height }) => {
    const place = [id, { x: Math.round(x - width / 2), y: Math.round(top) }] as const;
    top += height + gap;
    return place;
  });
}

function stack(chained: Chained): readonly Middle[] {
  const inputs: number[][] = chained.chains.map(() => []);
  for (const [source, target] of chained.edges) inputs[target]!.push(source);
  const middles = new Array<Middle>(chained.chains.length);
  let bottom = -gap;
  for (const segment of segmentsOf(chained)) {
    const placed = placeSegment(chained, segment, inputs);
    const x = aligned(segment, placed, middles);
    const heights = segment.members.map((chain) => chainHeight(chained.chains[chain]!));
    const top = placed.members.reduce((highest, { y }, at) => Math.min(highest, y - heights[at]! / 2), Infinity);
    const down = bottom + gap - top;
    segment.members.forEach((chain, at) => {
      const own = placed.members[at]!;
      middles[chain] = { x: x(own), y: own.y + down };
      bottom = Math.max(bottom, own.y + down + heights[at]! / 2);
    });
  }
  return middles;
}

/** Puts a segment straight below the last chain that leads into it; mirrored where its other inputs then lie on their own side. */
function aligned({ outside }: Segment, placed: PlacedSegment, middles: readonly Middle[]): (own: Middle) => number {
  const main = placed.outside.at(-1);
  if (!main) return ({ x }) => x - placed.members[0]!.x;
  const there = middles[outside.at(-1)!]!;
  const agreement = placed.outside.reduce((sum, { x }, at) => sum + Math.sign(x - main.x) * Math.sign(middles[outside[at]!]!.x - there.x), 0);
  const side = agreement < 0 ? -1 : 1;
  return ({ x }) => there.x + side * (x - main.x);
}
