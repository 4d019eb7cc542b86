import { describe, expect, it } from 'vitest';
import { nasnetLarge, residual } from '../../../tests/support/big-networks';
import { openTestModel } from '../../../tests/support/open-model';
import type { GeneratedModel } from '../../../tests/support/topology-builder';
import type { LayoutRequest } from '../../protocol/layout';
import { gap, joinChains } from './chains';
import { placeCards } from './place-cards';
import { placeInRows } from './place-in-rows';
import { segmentsOf } from './segments';

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
    const placed = placeCards({ nodes: cards(...ids), edges });
    expect(placed.layer_5999!.y).toBeGreaterThan(placed.layer_5998!.y);
    const rows = placeInRows({ boxes: ids.map(() => [size.width, size.height]), edges: edges.map(([source, target]) => [ids.indexOf(source), ids.indexOf(target)]) });
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

  it('lets no two cards of NASNetLarge overlap, and none stand above what leads to it', async () => {
    const request = await requestOf(nasnetLarge());
    const placed = placeCards(request);
    expect(overlapping(Object.values(placed))).toEqual([]);
    const wrong = request.edges.filter(([source, target]) => placed[target]!.y < placed[source]!.y + size.height);
    expect(wrong).toEqual([]);
  });

  it('after an edit moves nothing above it, and all below it by as much as it has made room for', async () => {
    const request = await requestOf(residual(1000));
    const before = placeCards(request);
    const edges = request.edges.map(([source, target]) => (source === 'block50_bn2' ? ['new', target] as const : [source, target] as const));
    const after = placeCards({ nodes: [...request.nodes, ...cards('new')], edges: [...edges, ['block50_bn2', 'new']] });
    const moved = (id: string) => [after[id]!.x - before[id]!.x, after[id]!.y - before[id]!.y];
    const distinct = (ids: readonly string[]) => [...new Set(ids.map((id) => moved(id).join()))];
    const ids = request.nodes.map(({ id }) => id);
    const block = (id: string) => Number(/^block(\d+)/.exec(id)?.[1] ?? NaN);
    expect(distinct(ids.filter((id) => block(id) < 50))).toEqual(['0,0']);
    expect(distinct(ids.filter((id) => block(id) > 50))).toEqual([`0,${size.height + gap}`]);
  });
});

describe('segments', () => {
  it.each([['NASNetLarge', nasnetLarge(), 60], ['residual blocks', residual(2000), 2]])('of %s are small, and hold every chain once', async (_, model, most) => {
    const chained = joinChains(await requestOf(model));
    const segments = segmentsOf(chained);
    expect(Math.max(...segments.map(({ members }) => members.length))).toBeLessThanOrEqual(most);
    expect(segments.flatMap(({ members }) => members).sort((a, b) => a - b)).toEqual(chained.chains.map((__, index) => index));
  });

  it('keep branches beside one another', () => {
    const towers = Array.from({ length: 20 }, (_, at) => [[`a${at}`, `a${at + 1}`], [`a${at}`, `la${at}`], [`la${at}`, `a${at + 1}`], [`b${at}`, `b${at + 1}`], [`b${at}`, `lb${at}`], [`lb${at}`, `b${at + 1}`]]).flat();
    const edges = [['in', 'a0'], ['in', 'b0'], ...towers, ['a20', 'out'], ['b20', 'out']] as [string, string][];
    const placed = placeCards({ nodes: cards(...new Set(edges.flat())), edges });
    expect(placed.a10!.y).toBe(placed.b10!.y);
  });
});

/** The layout's request for a generated network. */
async function requestOf(model: GeneratedModel): Promise<LayoutRequest> {
  const document = await openTestModel(model);
  return { nodes: cards(...document.layers.map(({ name }) => name)), edges: document.layers.flatMap(({ name, inputs }) => inputs.map((input) => [input, name] as const)) };
}

function overlapping(points: readonly { readonly x: number; readonly y: number }[]): readonly unknown[] {
  const sorted = [...points].sort((a, b) => a.y - b.y);
  return sorted.flatMap((a, at) => sorted.slice(at + 1, at + 60).filter((b) => b.y < a.y + size.height && Math.abs(a.x - b.x) < size.width).map((b) => [a, b]));
}
