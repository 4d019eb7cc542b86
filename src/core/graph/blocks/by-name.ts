import type { Net } from './draft';
import { isAutomatic, numberedPrefixes, ownNumber } from './name-parts';

export const smallestBlock = 3;

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
  const byPrefix = keyed(net, members, (name) => numberedPrefixes(name).find((prefix) => prefix.length > within.length));
  const enough = within === '' ? smallestBlock + 1 : smallestBlock;
  const prefixed = byPrefix.filter(([, group]) => group.length >= enough);
  const taken = new Set(prefixed.flatMap(([, group]) => group));
  const rest = within === '' ? members.filter((at) => !taken.has(at)) : [];
  const numbered = keyed(net, rest, ownNumber).filter(([, group]) => group.length > smallestBlock && new Set(group.map((at) => firstWord(net, at))).size < group.length);
  return [
    ...prefixed.map(([prefix, group]) => ({ name: prefix, prefix, members: group })),
    ...numbered.map(([number, group]) => ({ name: `${firstWord(net, group.at(-1)!)}_${number}`, prefix: null, members: group })),
  ];
}

const firstWord = (net: Net, at: number) => net.layers[at]!.name.split('_')[0]!;

/** Groups by a key of the name, those that lie together: a key met all over the network means something else. */
function keyed(net: Net, members: readonly number[], keyOf: (name: string) => string | null | undefined): readonly (readonly [string, readonly number[]])[] {
  const groups = new Map<string, number[]>();
  const span = new Map<string, { first: number; last: number }>();
  members.forEach((at, place) => {
    const layer = net.layers[at]!;
    const key = isAutomatic(layer) ? null : keyOf(layer.name);
    if (key == null) return;
    const group = groups.get(key);
    if (group) group.push(at);
    else groups.set(key, [at]);
    span.set(key, { first: span.get(key)?.first ?? place, last: place });
  });
  return [...groups].filter(([key, group]) => span.get(key)!.last - span.get(key)!.first < 2 * group.length + 6);
}
