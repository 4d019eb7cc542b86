import { describe, expect, it } from 'vitest';
import { joinChains } from './chains';
import { placeCards } from './place-cards';
import { placeInRows } from './place-in-rows';

const size = { width: 220, height: 72 };
const cards = (...ids: string[]) => ids.map((id) => ({ id, ...size }));

describe('placeCards', () => {
  it('puts every layer below its inputs', () => {
    const edges = [['a', 'b'], ['b', 'c'], ['a', 'c'], ['c', 'd']] as const;
    const placed = placeCards({ nodes: cards('a', 'b', 'c', 'd'), edges });
    for (const [source, target] of edges) expect(placed[target]!.y).toBeGreaterThanOrEqual(placed[source]!.y + size.height);
  });

  it('lets no two cards overlap', () => {
    const nodes = cards('in', 'b1', 'b2', 'b3', 'join', 'out');
    const placed = placeCards({ nodes, edges: [['in', 'b1'], ['in', 'b2'], ['in', 'b3'], ['b1', 'join'], ['b2', 'join'], ['b3', 'join'], ['join', 'out']] });
    for (const a of nodes) {
      for (const b of nodes) {
        if (a === b) continue;
        const apart = Math.abs(placed[a.id]!.x - placed[b.id]!.x) >= size.width || Math.abs(placed[a.id]!.y - placed[b.id]!.y) >= size.height;
        expect(apart, `${a.id} and ${b.id}`).toBe(true);
      }
    }
  });

  it('keeps a chain with a skip connection straight', () => {
    const placed = placeCards({ nodes: cards('a', 'conv', 'bn', 'add'), edges: [['a', 'conv'], ['conv', 'bn'], ['bn', 'add'], ['a', 'add']] });
    expect(placed.conv!.x).toBe(placed.bn!.x);
  });

  it('takes layers that name one like a property of Object', () => {
    const placed = placeCards({ nodes: cards('constructor', 'toString'), edges: [['constructor', 'toString']] });
    expect(placed.toString).toEqual(expect.objectContaining({ x: expect.any(Number) as number }));
  });

  it('places a graph that is too deep for dagre', { timeout: 20_000 }, () => {
    // Each layer but the first two adds up the two before it: nothing can be joined to a chain.
    const ids = Array.from({ length: 6000 }, (_, index) => `layer_${index}`);
    const edges = ids.slice(2).flatMap((id, index) => [[ids[index]!, id], [ids[index + 1]!, id]] as const);
    const rows = placeInRows(joinChains({ nodes: cards(...ids), edges }));
    expect(rows).toHaveLength(6000);
    expect(rows[5999]!.y).toBeGreaterThan(rows[5998]!.y);
  });

  it('joins a chain to one', () => {
    const { chains, edges } = joinChains({ nodes: cards('a', 'b', 'c', 'd', 'e'), edges: [['a', 'b'], ['b', 'c'], ['b', 'd'], ['c', 'e'], ['d', 'e']] });
    expect(chains.map((chain) => chain.map(({ id }) => id).join(''))).toEqual(['ab', 'c', 'd', 'e']);
    expect(edges).toEqual([[0, 1], [0, 2], [1, 3], [2, 3]]);
  });

  it('takes a layer fed twice by another', () => {
    const placed = placeCards({ nodes: cards('a', 'add'), edges: [['a', 'add'], ['a', 'add']] });
    expect(placed.add!.y).toBeGreaterThan(placed.a!.y);
  });

  it('places a thousand layers in a few seconds', { timeout: 20_000 }, () => {
    const ids = Array.from({ length: 1000 }, (_, index) => `layer_${index}`);
    const edges = ids.slice(1).map((id, index) => [ids[index]!, id] as const);
    const skips = ids.filter((_, index) => index % 8 === 0 && index + 6 < ids.length).map((id, index) => [id, ids[index * 8 + 6]!] as const);
    const placed = placeCards({ nodes: cards(...ids), edges: [...edges, ...skips] });
    expect(Object.keys(placed)).toHaveLength(1000);
  });
});
