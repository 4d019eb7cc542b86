import type { GraphDocument } from '../../core/graph/types';

/** Layers that a search means, best first: the name itself, names that begin with it, names and then types that hold it. */
export function findLayers({ layers }: GraphDocument, query: string): readonly string[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  const rank = (name: string, type: string) => {
    if (name === wanted) return 0;
    if (name.startsWith(wanted)) return 1;
    if (name.includes(wanted)) return 2;
    return type.includes(wanted) ? 3 : null;
  };
  return layers
    .map(({ name, type }) => ({ name, rank: rank(name.toLowerCase(), type.toLowerCase()) }))
    .filter((one): one is { name: string; rank: number } => one.rank !== null)
    .sort((a, b) => a.rank - b.rank)
    .map(({ name }) => name);
}
