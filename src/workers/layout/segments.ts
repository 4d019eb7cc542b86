import { chainHeight, gap, type Chained } from './chains';
import { depthFirstOrder } from './depth-first-order';

/** A part of the drawing with all others above or below it. */
export interface Segment {
  /** Chains by index, each after those that lead to it. */
  readonly members: readonly number[];
  /** Chains further up that lead into it, from the top downwards. */
  readonly outside: readonly number[];
}

/** With at most so many chains leading on, a segment may end; with one it always does. */
const fewLeadOn = 2;
/** Fewer chains than this are not worth a segment, unless a single one leads on. */
const fewest = 6;
/** From here on a segment ends where it can. */
const many = 60;

/**
 * Cuts a graph into segments that can be laid out one by one and stacked. No cut makes the drawing higher than it has to be: nothing below it
 * would have had room beside what is above. Cuts depend on their surroundings only, so an edit changes few segments. Linear in chains and connections.
 */
export function segmentsOf(chained: Chained): readonly Segment[] {
  const order = depthFirstOrder(chained);
  const inputs: number[][] = chained.chains.map(() => []);
  for (const [source, target] of chained.edges) inputs[target]!.push(source);
  const canCut = cuts(chained, order, inputs);
  const leadOn = leadingOn(order, inputs);
  const placeOf = new Map(order.map((chain, at) => [chain, at]));
  const segments: Segment[] = [];
  let start = 0;
  order.forEach((_, at) => {
    const size = at + 1 - start;
    const ends = leadOn[at]! <= 1 || (size >= fewest && leadOn[at]! <= fewLeadOn) || size >= many;
    if (at < order.length - 1 && !(canCut[at] && ends)) return;
    const members = order.slice(start, at + 1);
    const above = members.flatMap((chain) => inputs[chain]!).map((chain) => placeOf.get(chain)!).filter((place) => place < start);
    segments.push({ members, outside: [...new Set(above)].sort((a, b) => a - b).map((place) => order[place]!) });
    start = at + 1;
  });
  return segments;
}

/** For each place in the order whether all after it can stand below all up to it in a drawing as high as its longest path, and no higher. */
function cuts({ chains }: Chained, order: readonly number[], inputs: readonly (readonly number[])[]): readonly boolean[] {
  const heights = chains.map(chainHeight);
  const earliestBottom = new Array<number>(chains.length).fill(0);
  for (const chain of order) {
    const top = inputs[chain]!.reduce((lowest, input) => Math.max(lowest, earliestBottom[input]! + gap), 0);
    earliestBottom[chain] = top + heights[chain]!;
  }
  const height = earliestBottom.reduce((lowest, bottom) => Math.max(lowest, bottom), 0);
  const latestBottom = new Array<number>(chains.length).fill(height);
  const highestBelow = new Array<number>(order.length).fill(Infinity);
  for (let at = order.length - 1; at >= 0; at--) {
    const chain = order[at]!;
    const top = latestBottom[chain]! - heights[chain]!;
    for (const input of inputs[chain]!) latestBottom[input] = Math.min(latestBottom[input]!, top - gap);
    if (at > 0) highestBelow[at - 1] = Math.min(highestBelow[at]!, top);
  }
  let lowest = 0;
  return order.map((chain, at) => {
    lowest = Math.max(lowest, earliestBottom[chain]!);
    return highestBelow[at]! >= lowest;
  });
}

/** For each place in the order how many chains up to it lead to one after it. */
function leadingOn(order: readonly number[], inputs: readonly (readonly number[])[]): readonly number[] {
  const lastUse = new Map<number, number>();
  order.forEach((chain, at) => inputs[chain]!.forEach((input) => lastUse.set(input, at)));
  const endingAt = new Array<number>(order.length).fill(0);
  for (const at of lastUse.values()) endingAt[at]! += 1;
  let open = 0;
  return order.map((chain, at) => (open += (lastUse.has(chain) ? 1 : 0) - endingAt[at]!));
}
