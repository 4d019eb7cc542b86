import type { VisibleGraph } from '../graph/blocks/visible-graph';
import type { RemovedPlace } from '../graph/diff/removed-places';

/** Names of the layers that are missing, by where that is said on the canvas. */
export interface RemovedMarks {
  /** By the id of a visible connection. */
  readonly connections: ReadonlyMap<string, readonly string[]>;
  /** By the id of a card: behind it, before it where nothing leads to it, or inside it where it is a folded block. */
  readonly cards: ReadonlyMap<string, readonly string[]>;
}

export const noMarks: RemovedMarks = { connections: new Map(), cards: new Map() };

/** @param idOf the id under which a layer is visible */
export function removedMarks(places: readonly RemovedPlace[], { edges }: VisibleGraph, idOf: (layer: string) => string): RemovedMarks {
  if (places.length === 0) return noMarks;
  const idByEnds = new Map<string, string>();
  for (const { id, from, to } of edges) for (const target of to) if (!idByEnds.has(ends(from, target))) idByEnds.set(ends(from, target), id);
  const connections = new Map<string, readonly string[]>();
  const cards = new Map<string, readonly string[]>();
  for (const { layers, source, target } of places) {
    const connection = source !== null && target !== null ? idByEnds.get(ends(source, target)) : undefined;
    const [marks, id] = connection === undefined ? [cards, idOf(source ?? target!)] : [connections, connection];
    marks.set(id, [...(marks.get(id) ?? []), ...layers]);
  }
  return { connections, cards };
}

const ends = (source: string, target: string) => JSON.stringify([source, target]);
