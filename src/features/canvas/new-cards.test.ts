import { expect, it } from 'vitest';
import { cardSize } from '../../core/drawing/geometry';
import type { VisibleGraph } from '../../core/graph/blocks/visible-graph';
import { placesOfNew } from './new-cards';

const graph = (...edges: readonly (readonly [string, string])[]): VisibleGraph => ({
  nodes: [...new Set(edges.flat())].map((id) => ({ kind: 'layer', id, parent: null }) as unknown as VisibleGraph['nodes'][number]),
  edges: edges.map(([source, target]) => ({ id: `${source}>${target}`, source, target, from: source, to: [target] })),
  frames: [],
});
const known = new Map([['a', { x: 5, y: 0 }], ['z', { x: 5, y: 120 }]]);

it('puts new cards below what leads to them', () => {
  const places = placesOfNew(graph(['a', 'n'], ['n', 'm'], ['m', 'z']), known, (id) => id === 'n' || id === 'm');
  const [first, second] = [places.get('n')!, places.get('m')!];
  expect([...places.keys()]).toEqual(['n', 'm']);
  expect([first.x, second.x]).toEqual([5, 5]);
  expect(first.y).toBeGreaterThanOrEqual(cardSize.height);
  expect(second.y - first.y).toBeGreaterThan(cardSize.height);
});

it('leaves alone what is no new layer, and what nothing placed leads to', () => {
  expect(placesOfNew(graph(['a', 'n'], ['n', 'z']), known, () => false).size).toBe(0);
  expect(placesOfNew(graph(['p', 'n']), known, (id) => id === 'n').size).toBe(0);
});
