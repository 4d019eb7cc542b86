import { lastFew } from '../last-few';
import type { GraphDocument, LayerNode } from './types';

export interface GraphIndex {
  readonly byName: ReadonlyMap<string, LayerNode>;
  /** For each layer the names of those that take its output, each once, in document order. */
  readonly successors: ReadonlyMap<string, readonly string[]>;
}

const indexOfLayers = lastFew(makeIndex);

/** Lookups for these layers, made once for an array of them while it is worked on. */
export const indexOf = ({ layers }: Pick<GraphDocument, 'layers'>): GraphIndex => indexOfLayers(layers);

function makeIndex(layers: readonly LayerNode[]): GraphIndex {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const successors = new Map<string, string[]>(layers.map(({ name }) => [name, []]));
  for (const { name, inputs } of layers) {
    for (const input of new Set(inputs)) successors.get(input)?.push(name);
  }
  return { byName, successors };
}

export const successorsOf = (document: GraphDocument, name: string): readonly string[] => indexOf(document).successors.get(name) ?? [];

/** These layers and all that lead to them. */
export function withAncestors(document: GraphDocument, names: Iterable<string>): ReadonlySet<string> {
  const { byName } = indexOf(document);
  return closure(names, (name) => byName.get(name)?.inputs ?? []);
}

/** These layers and all that they lead to. */
export function withDescendants(document: GraphDocument, names: Iterable<string>): ReadonlySet<string> {
  const { successors } = indexOf(document);
  return closure(names, (name) => successors.get(name) ?? []);
}

function closure(start: Iterable<string>, next: (name: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set(start);
  const waiting = [...seen];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    for (const one of next(name)) {
      if (seen.has(one)) continue;
      seen.add(one);
      waiting.push(one);
    }
  }
  return seen;
}
