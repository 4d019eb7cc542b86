import { smallestBlock } from './by-name';
import { draftOf, type Item, type Net } from './draft';
import { commonWords } from './name-parts';

/** A connection over more layers than this (an encoder's to its decoder) holds nothing together. */
const longest = 64;
const smallRun = 8;
const opening = new Set(['convolution', 'core', 'recurrent']);
const trailing = new Set(['activation', 'normalization', 'regularization', 'pooling', 'merging']);

/**
 * Blocks in a run of layers, by how they are connected: what lies between a fork and its merge, then layers in a line, a convolution (or
 * Dense) with the normalization, activation and pooling that follow it.
 * @param run in a topological order in which nothing else stands between them
 */
export function blocksByTopology(net: Net, run: readonly number[]): readonly Item[] {
  const parts = singleEntryParts(net, run);
  if (parts.every((part) => part.length === 1) && run.length <= smallRun) return asBlock(net, run);
  const blocks: number[][] = [];
  let settled = true;
  for (const part of parts) {
    const last = blocks.at(-1);
    const category = net.category(part[0]!);
    if (part.length > 1) {
      blocks.push(part);
      settled = true;
    } else if (last && trailing.has(category ?? '')) last.push(...part);
    else if (last && !settled) {
      last.push(...part);
      settled = opening.has(category ?? '') && last.length > smallestBlock;
    } else {
      blocks.push(part);
      settled = false;
    }
    if (last === blocks.at(-1) && last && last.length > smallestBlock) settled = true;
  }
  return blocks.flatMap((block) => asBlock(net, block));
}

function asBlock(net: Net, members: readonly number[]): readonly Item[] {
  if (members.length < smallestBlock) return members;
  const names = members.map((at) => net.layers[at]!.name);
  const merges = net.category(members.at(-1)!) === 'merging';
  return [draftOf(commonWords(names) || (merges ? names.at(-1)! : names[0]!), members)];
}

/**
 * A run cut after each layer that all ways through it pass: parts of one layer are a line, longer ones lie between a fork and its merge. In a
 * topological order a layer is such a place when no earlier one is still to be used after it.
 */
function singleEntryParts(net: Net, run: readonly number[]): number[][] {
  const place = new Map(run.map((at, index) => [at, index]));
  const lastUse = (at: number, from: number) => {
    let last = from;
    for (const consumer of net.consumers[at]!) {
      const index = place.get(consumer);
      if (index !== undefined && index - from <= longest) last = Math.max(last, index);
    }
    return last;
  };
  const parts: number[][] = [];
  let part: number[] = [];
  let open = -1;
  run.forEach((at, index) => {
    for (const source of net.inputs[at]!) if (!place.has(source)) open = Math.max(open, lastUse(source, index));
    part.push(at);
    if (open <= index) {
      parts.push(part);
      part = [];
    }
    open = Math.max(open, lastUse(at, index));
  });
  return part.length > 0 ? [...parts, part] : parts;
}
