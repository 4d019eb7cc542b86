import { indexOf, type GraphIndex } from '../graph-index';
import type { GraphDocument } from '../types';
import { diffDocuments } from './diff-documents';

/** Where layers of the network as it was opened are missing now; `source` or `target` is null where there is nothing left on that side. */
export interface RemovedPlace {
  /** Names of the missing layers, in the order of the opened network. */
  readonly layers: readonly string[];
  /** The connection that leads through the place: from what came before them, to what follows now. */
  readonly source: string | null;
  readonly target: string | null;
}

/** The places from which layers have been removed, each once. What has lost all that was around it has none. Work is in proportion to the difference. */
export function removedPlaces(opened: GraphDocument, document: GraphDocument): readonly RemovedPlace[] {
  const { removed, added, renamed } = diffDocuments(opened, document);
  if (removed.length === 0) return [];
  const [before, now] = [indexOf(opened), indexOf(document)];
  const newName = new Map(renamed.map(({ from, to }) => [from, to]));
  const nameNow = (name: string) => newName.get(name) ?? name;
  const isAdded = new Set(added.map(({ name }) => name));
  const places = new Map<string, { layers: string[]; source: string | null; target: string | null }>();
  for (const group of groupsOf(removed.map(({ name }) => name), before)) {
    const around = (names: Iterable<string>) => [...new Set(names)].filter((name) => !group.has(name)).map(nameNow);
    const sources = around([...group].flatMap((name) => before.byName.get(name)!.inputs));
    const targets = around([...group].flatMap((name) => before.successors.get(name)!));
    const place = placeBetween(sources, targets, now, isAdded);
    if (!place) continue;
    const key = JSON.stringify(place);
    const known = places.get(key);
    if (known) known.layers.push(...group);
    else places.set(key, { ...place, layers: [...group] });
  }
  return [...places.values()];
}

/** Those that were connected to one another, each group in their order. */
function groupsOf(names: readonly string[], { byName, successors }: GraphIndex): readonly ReadonlySet<string>[] {
  const left = new Set(names);
  const order = new Map(names.map((name, at) => [name, at]));
  return names.flatMap((first) => {
    if (!left.delete(first)) return [];
    const group = new Set([first]);
    for (const name of group) {
      for (const next of [...byName.get(name)!.inputs, ...successors.get(name)!]) if (left.delete(next)) group.add(next);
    }
    return [new Set([...group].sort((a, b) => order.get(a)! - order.get(b)!))];
  });
}

type Place = Pick<RemovedPlace, 'source' | 'target'>;

/** The connection by which one of the sources leads, through nothing but added layers, to one of the targets; else where the way ends. */
function placeBetween(sources: readonly string[], targets: readonly string[], { byName, successors }: GraphIndex, isAdded: ReadonlySet<string>): Place | null {
  for (const source of sources) {
    for (const target of targets) {
      const waiting = [target];
      const seen = new Set(waiting);
      for (const name of waiting) {
        const inputs = byName.get(name)?.inputs ?? [];
        if (inputs.includes(source)) return { source, target: name };
        for (const input of inputs) {
          if (!isAdded.has(input) || seen.has(input)) continue;
          seen.add(input);
          waiting.push(input);
        }
      }
    }
  }
  const source = sources.at(-1);
  if (source !== undefined) return { source, target: successors.get(source)?.find((name) => isAdded.has(name)) ?? null };
  const [target] = targets;
  return target === undefined ? null : { source: byName.get(target)?.inputs.find((name) => isAdded.has(name)) ?? null, target };
}
