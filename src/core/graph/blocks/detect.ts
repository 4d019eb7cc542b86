import type { GraphDocument } from '../types';
import { groupsByName, type NamedGroup } from './by-name';
import { blocksByTopology } from './by-topology';
import { draftOf, netOf, type Item, type Net } from './draft';
import { gather } from './gather';
import { headLayers } from './head';
import { isAutomatic } from './name-parts';
import { components, quotient } from './quotient';
import { treeOf } from './tree';
import { noBlocks, type BlockTree } from './types';

/** A network of up to so many layers is taken in as it is. */
export const wholeUpTo = 25;
/** A block of up to so many layers needs no blocks inside it. */
const flatUpTo = 12;

/**
 * The repeated structure of a network: blocks by what its layers are called and by how they are connected, nested where that helps.
 * The input, the output layer and the few layers before it are in none. None of the blocks, folded, makes a cycle of the rest.
 */
export function detectBlocks(document: GraphDocument): BlockTree {
  if (document.layers.length <= wholeUpTo) return noBlocks;
  const net = netOf(document);
  const head = headLayers(document);
  const loose = (item: Item) => typeof item === 'number' && (head.has(net.layers[item]!.name) || net.layers[item]!.type === 'InputLayer');
  const members = document.layers.map((_, at) => at);
  return treeOf(document, gather(net, itemsOf(net, members, '', loose), loose));
}

const nothingLoose = () => false;

/** Blocks among some layers, and the layers that are in none, in a topological order. */
function itemsOf(net: Net, members: readonly number[], within: string, loose: (item: Item) => boolean): readonly Item[] {
  const groups = groupsByName(net, members.filter((at) => !loose(at)), within);
  const parts = foldable(net, members, groups, loose);
  const items: Item[] = [];
  let run: number[] = [];
  const endRun = () => {
    items.push(...blocksByTopology(net, run));
    run = [];
  };
  for (const { group, layers } of parts) {
    if (!group && !loose(layers[0]!)) {
      run.push(...layers);
      continue;
    }
    endRun();
    if (group) items.push(draftOf(group.name, insideOf(net, group, layers)));
    else items.push(...layers);
  }
  endRun();
  return items;
}

function insideOf(net: Net, { prefix }: NamedGroup, layers: readonly number[]): readonly Item[] {
  if (layers.length <= flatUpTo || prefix === null) return layers;
  return gather(net, itemsOf(net, layers, prefix, nothingLoose), nothingLoose);
}

interface Part {
  /** null for layers that are in no block. */
  readonly group: NamedGroup | null;
  readonly layers: readonly number[];
}

/**
 * The groups, each with the unnamed layers that belong to it, in topological order with all other layers. Groups that feed one another both
 * ways are one where they are few; else their names have misled, and they are none.
 */
function foldable(net: Net, members: readonly number[], groups: readonly NamedGroup[], loose: (item: Item) => boolean): readonly Part[] {
  const place = new Map(members.map((at, index) => [at, index]));
  const owner = new Map<number, NamedGroup>();
  for (const group of groups) for (const at of group.members) owner.set(at, group);
  adoptUnnamed(net, members, owner, place, loose);

  for (const part of condensed(net, members, place, (at) => owner.get(at))) {
    const inside = [...new Set(part.map((at) => owner.get(at)))].filter((group) => group !== undefined);
    const [first] = inside;
    if (!first || (inside.length === 1 && part.every((at) => owner.get(at) === first))) continue;
    const few = inside.length <= 3 && part.length <= Math.max(2 * flatUpTo, members.length / 3) && !part.some(loose);
    const largest = inside.reduce((a, b) => (b.members.length > a.members.length ? b : a));
    for (const at of part) {
      if (few) owner.set(at, largest);
      else owner.delete(at);
    }
  }
  return condensed(net, members, place, (at) => owner.get(at)).map((layers) => ({ group: owner.get(layers[0]!) ?? null, layers }));
}

/** Layers put together by owner, and further where that leaves a cycle; in topological order. */
function condensed(net: Net, members: readonly number[], place: ReadonlyMap<number, number>, ownerOf: (at: number) => object | undefined): readonly (readonly number[])[] {
  const ids = new Map<object, number>();
  const layersOf: number[][] = [];
  const groupOf = members.map((at) => {
    const owner = ownerOf(at);
    const id = (owner && ids.get(owner)) ?? layersOf.length;
    if (owner) ids.set(owner, id);
    (layersOf[id] ??= []).push(at);
    return id;
  });
  const connections = members.flatMap((at, target) => net.inputs[at]!.flatMap((source) => (place.has(source) ? [[place.get(source)!, target] as const] : [])));
  return components(quotient(layersOf.length, groupOf, connections)).map((part) => part.flatMap((id) => layersOf[id]!).sort((a, b) => a - b));
}

/** Layers without a name of their own go with the merge or the block that they lead to. */
function adoptUnnamed(net: Net, members: readonly number[], owner: Map<number, NamedGroup>, place: ReadonlyMap<number, number>, loose: (item: Item) => boolean): void {
  const start = (group: NamedGroup) => place.get(group.members[0]!)!;
  const unnamed = members.filter((at) => !owner.has(at) && !loose(at) && isAutomatic(net.layers[at]!));
  for (const at of unnamed) {
    if (net.category(at) !== 'merging') continue;
    const groups = net.inputs[at]!.map((source) => owner.get(source)).filter((group) => group !== undefined);
    if (groups.length > 0) owner.set(at, groups.reduce((a, b) => (start(b) > start(a) ? b : a)));
  }
  for (const at of unnamed.reverse()) {
    if (owner.has(at)) continue;
    const [first, ...others] = new Set(net.consumers[at]!.map((consumer) => owner.get(consumer)));
    if (first && others.length === 0) owner.set(at, first);
  }
}
