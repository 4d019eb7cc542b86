import { cardSize, type Point } from '../../core/drawing/geometry';
import type { VisibleGraph } from '../../core/graph/blocks/visible-graph';

type Positions = ReadonlyMap<string, Point>;

const gap = 24;

/** Places for new cards until the layout has answered: below what leads to them, one below another. A card that nothing placed leads to has to wait. */
export function placesOfNew({ nodes, edges }: VisibleGraph, known: Positions, isNew: (id: string) => boolean): Positions {
  const wanted = new Set(nodes.map(({ id }) => id).filter((id) => !known.has(id) && isNew(id)));
  const found = new Map<string, Point>();
  if (wanted.size === 0) return found;
  const sources = new Map<string, string>();
  for (const { source, target } of edges) if (wanted.has(target) && !sources.has(target)) sources.set(target, source);
  for (const { id } of nodes) {
    if (!wanted.has(id)) continue;
    const source = sources.get(id) ?? '';
    const above = known.get(source) ?? found.get(source);
    if (above) found.set(id, { x: above.x, y: above.y + cardSize.height + gap });
  }
  return found;
}
