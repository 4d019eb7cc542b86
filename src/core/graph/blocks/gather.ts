import { draftOf, membersOf, type Draft, type Item, type Net } from './draft';

/** As many boxes as a person takes in at once. */
export const mostItems = 24;

/**
 * Items in at most some two dozen boxes: neighbours of one resolution become a stage; where that is not enough, or they have none, a few
 * neighbours at a time become one.
 * @param items in topological order
 * @param loose items that stay as they are
 */
export function gather(net: Net, items: readonly Item[], loose: (item: Item) => boolean): readonly Item[] {
  if (items.length <= mostItems) return items;
  const runs = splitBy(items, (item) => String(loose(item)));
  const cut = (split: (run: readonly Item[]) => readonly (readonly Item[])[]) => runs.flatMap((run) => (loose(run[0]!) ? run.map((item) => [item]) : split(run)));
  const stages = cut((run) => splitBy(run, (item) => net.resolution(membersOf(item).at(-1)!)));
  const fixed = items.filter(loose).length;
  // One stage that is all there is would be no help.
  if (stages.length - fixed > 1 && stages.length <= mostItems) return stages.map((part) => together(net, part));
  const each = Math.max(2, Math.ceil((items.length - fixed) / Math.max(2, mostItems - fixed - runs.length)));
  return cut((run) => chunks(run, each)).map((part) => together(net, part));
}

const together = (net: Net, items: readonly Item[]): Item => (items.length === 1 ? items[0]! : stageOf(net, items));

function stageOf(net: Net, items: readonly Item[]): Draft {
  const [from, to] = [firstName(net, items[0]!), lastName(net, items.at(-1)!)];
  return draftOf(from === to ? from : `${from} to ${to}`, gather(net, items, () => false));
}

const nameOf = (net: Net, item: Item) => (typeof item === 'number' ? net.layers[item]!.name : item.name);
const firstName = (net: Net, item: Item) => nameOf(net, item).split(' to ')[0]!;
const lastName = (net: Net, item: Item) => nameOf(net, item).split(' to ').at(-1)!;

/** Neighbours with the same key together; one with the key '' goes with those before it. */
function splitBy(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly Item[])[] {
  const parts: Item[][] = [];
  let before: string | null = null;
  for (const item of items) {
    const key: string = keyOf(item) || (before ?? '');
    if (key === before) parts.at(-1)!.push(item);
    else parts.push([item]);
    before = key;
  }
  return parts;
}

function chunks(items: readonly Item[], each: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / each) }, (_, at) => items.slice(at * each, (at + 1) * each));
}
