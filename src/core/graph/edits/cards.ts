import { isBlockId } from '../blocks/types';
import { indexOf } from '../graph-index';
import { unchanged } from '../issue';
import type { EditResult, GraphDocument } from '../types';

/** Where a person has put these cards, in canvas px; names of neither a layer nor a block are passed over. */
export function moveCards(document: GraphDocument, positions: GraphDocument['positions']): EditResult {
  const { byName } = indexOf(document);
  const known = Object.entries(positions).filter(([name, { x, y }]) => (byName.has(name) || isBlockId(name)) && Number.isFinite(x) && Number.isFinite(y));
  const moved = known.filter(([name, { x, y }]) => document.positions[name]?.x !== x || document.positions[name]?.y !== y);
  if (moved.length === 0) return unchanged(document);
  return { ok: true, document: { ...document, positions: { ...document.positions, ...Object.fromEntries(moved) } }, notes: [] };
}

/** Forgets where cards were put: the layout places them all again. */
export function arrange(document: GraphDocument): EditResult {
  return Object.keys(document.positions).length === 0 ? unchanged(document) : { ok: true, document: { ...document, positions: {} }, notes: [] };
}
