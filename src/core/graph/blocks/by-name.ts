import type { Net } from './draft';
import { isAutomatic, numberedPrefixes, ownNumber, wordBefore } from './name-parts';

export const smallestBlock = 3;
/** Layers of one number with more than so many others between them belong to different blocks. */
const anotherTurn = 24;
/** More layers than this, told from the others of their number by a word, are a block of their own. */
const wholePart = 12;

export interface NamedGroup {
  readonly name: string;
  /** What its layers' names begin with; null where only a number is theirs in common. */
  readonly prefix: string | null;
  readonly members: readonly number[];
}

/**
 * Groups of layers whose names say that they belong together: the same numbered beginning, longer than `within`; else, where `within` is
 * '', the same number of their own (`conv_dw_5`, `conv_pw_5_bn`), as several kinds of layers of one block have it.
 * @param members in document order
 */
export function groupsByName(net: Net, members: readonly number[], within: string): readonly NamedGroup[] {
  const byPrefix = keyed(net, members, (name) => numberedPrefixes(name).find((prefix) => prefix.length > within.length), { farApart: Infinity, most: 2 });
  const enough = within === '' ? smallestBlock + 1 : smallestBlock;
  const prefixed = byPrefix.filter(([, group]) => group.length >= enough);
  const taken = new Set(prefixed.flatMap(([, group]) => group));
  const rest = within === '' ? members.filter((at) => !taken.has(at)) : [];
  const numbered = keyed(net, rest, ownNumber, { farApart: anotherTurn, most: 3 })
    .flatMap(([number, group]) => byWord(net, number, group).map((part) => [number, part] as const))
    .filter(([, group]) => group.length > smallestBlock && new Set(group.map((at) => firstWord(net, at))).size < group.length);
  return [
    ...prefixed.map(([prefix, group]) => ({ name: prefix, prefix, members: group })),
    ...numbered.map(([number, group]) => ({ name: `${commonWord(net, number, group) ?? firstWord(net, group.at(-1)!)}_${number}`, prefix: null, members: group })),
  ];
}

const firstWord = (net: Net, at: number) => net.layers[at]!.name.split('_')[0]!;

/** The word before the number, where all have the same: `reduce` of `reduction_add_1_reduce_12`; null where they differ. */
function commonWord(net: Net, number: string, group: readonly number[]): string | null {
  const [word, ...others] = new Set(group.map((at) => wordBefore(net.layers[at]!.name, number)));
  return others.length === 0 ? word ?? null : null;
}

/**
 * A group of one number, or two where a large part of it is told from the rest by the word before the number: NASNet's cell 12, and the
 * reduction after it, `..._reduce_12`. A few layers of one word (depthwise, then pointwise) are no part of their own.
 */
function byWord(net: Net, number: string, group: readonly number[]): readonly (readonly number[])[] {
  const parts = new Map<string, number[]>();
  for (const at of group) {
    const word = wordBefore(net.layers[at]!.name, number);
    if (word !== null) parts.set(word, [...(parts.get(word) ?? []), at]);
  }
  const part = [...parts.values()].find((named) => named.length > wholePart && group.length - named.length > wholePart);
  return part ? [group.filter((at) => !part.includes(at)), part] : [group];
}

/**
 * Groups by a key of the name, those that lie together: a key met all over the network means something else.
 * @param farApart layers of one key with more than so many others between them are several groups
 * @param most how many times its own length a group may be spread over
 */
function keyed(net: Net, members: readonly number[], keyOf: (name: string) => string | null | undefined, { farApart, most }: { readonly farApart: number; readonly most: number }): readonly (readonly [string, readonly number[]])[] {
  const groups = new Map<string, { readonly members: number[]; readonly first: number; last: number }>();
  const ended: [string, { readonly members: number[]; readonly first: number; last: number }][] = [];
  members.forEach((at, place) => {
    const layer = net.layers[at]!;
    const key = isAutomatic(layer) ? null : keyOf(layer.name);
    if (key == null) return;
    const group = groups.get(key);
    if (group && place - group.last <= farApart) {
      group.members.push(at);
      group.last = place;
      return;
    }
    if (group) ended.push([key, group]);
    groups.set(key, { members: [at], first: place, last: place });
  });
  return [...ended, ...groups].filter(([, { members: group, first, last }]) => last - first < most * group.length + 6).map(([key, { members: group }]) => [key, group] as const);
}
