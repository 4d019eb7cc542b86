import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectBlocks } from '../graph/blocks/detect';
import { resnet } from '../graph/blocks/test-topologies';
import { visibleGraph, visibleIds } from '../graph/blocks/visible-graph';
import { freezeExactly } from '../graph/edits';
import { denseHead, testDocument } from '../graph/test-documents';
import { editor } from '../graph/test-editor';
import { lineStops, lineY, nearestStop } from './freeze-line';
import { cardSize, type Point } from './geometry';
import { linePlace, pageStop } from './line-place';

const edges = (...pairs: [string, string][]) => pairs.map(([source, target]) => ({ id: `${source}>${target}`, source, target, from: source, to: [target] }));
const nodes = (...ids: string[]) => ids.map((id) => ({ kind: 'layer' as const, id, parent: null, layer: { name: id } as never }));
const at = (places: Record<string, number | [x: number, y: number]>) => new Map<string, Point>(Object.entries(places).map(([id, place]) => [id, typeof place === 'number' ? { x: 0, y: place } : { x: place[0], y: place[1] }]));

/** in -> a -> relu -> (b beside c) -> d; b and c in one row. */
const forked = { nodes: nodes('in', 'a', 'relu', 'b', 'c', 'd'), edges: edges(['in', 'a'], ['a', 'relu'], ['relu', 'b'], ['relu', 'c'], ['b', 'd'], ['c', 'd']) };
const forkedPlaces = at({ in: 0, a: 100, relu: 200, b: [-150, 300], c: [150, 300], d: 400 });
const params = (id: string) => ({ a: 10, b: 20, c: 30, d: 40 })[id] ?? 0;

describe('lineStops', () => {
  const line = lineStops(forked, forkedPlaces, params);

  it('are before the first card with weights and behind each row of them', () => {
    expect(line.stops.map(({ ids }) => ids)).toEqual([[], ['a'], ['b', 'c'], ['d']]);
    expect(line.stops.map((stop) => stop.params)).toEqual([0, 10, 60, 100]);
    expect(Object.fromEntries(line.stopOf)).toEqual({ a: 1, b: 2, c: 2, d: 3 });
  });

  it('lie in the middle between cards, and a little outside the outermost', () => {
    const { height } = cardSize;
    expect(line.stops.map((stop) => lineY(stop, forkedPlaces))).toEqual([(height + 100) / 2, (100 + height + 200) / 2, (300 + height + 400) / 2, 400 + height + 28]);
    expect(line.stops.map((stop) => nearestStop(line, lineY(stop, forkedPlaces), forkedPlaces))).toEqual([0, 1, 2, 3]);
    expect([nearestStop(line, -1e6, forkedPlaces), nearestStop(line, 1e6, forkedPlaces)]).toEqual([0, 3]);
  });

  it('are found under the pointer by the places of a few cards, however many there are', () => {
    class Counted extends Map<string, Point> {
      asked = 0;
      override get(id: string) {
        this.asked++;
        return super.get(id);
      }
    }
    const ids = Array.from({ length: 2000 }, (_, index) => `c${index}`);
    const places = new Counted(ids.map((id, index) => [id, { x: 0, y: index * 100 }]));
    const long = lineStops({ nodes: nodes(...ids), edges: [] }, places, () => 1);
    places.asked = 0;
    expect(nearestStop(long, 123_456, places)).toBe(1235);
    expect(places.asked).toBeLessThan(60);
  });

  it('put a card that was moved up behind what leads to it', () => {
    const moved = lineStops(forked, new Map([...forkedPlaces, ['d', { x: 400, y: -500 }]]), params);
    expect(moved.stops.map(({ ids }) => ids)).toEqual([[], ['a'], ['b', 'c'], ['d']]);
  });

  it('are the same while cards that have just come out of a block have no place yet, and none where nothing has weights', () => {
    const few = at({ in: 0, a: 100, d: 400 });
    const early = lineStops(forked, few, params);
    expect(early.stops.map(({ ids }) => ids)).toEqual([[], ['a'], ['b', 'c'], ['d']]);
    expect(early.stops.map((stop) => lineY(stop, few)).every(Number.isFinite)).toBe(true);
    expect(lineStops(forked, forkedPlaces, () => 0).stops).toEqual([]);
  });

  it('come one below the other, with all that leads to a card above it, wherever cards have been moved to', () => {
    const places = fc.array(fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) }), { minLength: 6, maxLength: 6 });
    fc.assert(fc.property(places, (points) => {
      const positions = new Map(forked.nodes.map(({ id }, index) => [id, points[index]!]));
      const { stops, stopOf } = lineStops(forked, positions, params);
      const heights = stops.map((stop) => lineY(stop, positions));
      expect(heights).toEqual(heights.toSorted((a, b) => a - b));
      for (const [source, target] of [['a', 'b'], ['a', 'c'], ['b', 'd'], ['c', 'd']]) expect(stopOf.get(source!)!).toBeLessThan(stopOf.get(target!)!);
      expect(stops.flatMap(({ ids }) => ids).toSorted()).toEqual(['a', 'b', 'c', 'd']);
    }), { numRuns: 300, seed: 1 });
  });
});

describe('linePlace', () => {
  const own = (name: string) => name;
  const inRow = (document: ReturnType<typeof denseHead>) => {
    const facts = editor(document).analysis.layers;
    const graph = visibleGraph(document, { blocks: new Map(), blockOf: new Map() }, new Set());
    return lineStops(graph, new Map(graph.nodes.map(({ id }, index) => [id, { x: 0, y: index * 100 }])), (id) => facts.get(id)!.params);
  };
  const line = inRow(denseHead());

  it('is where all above is frozen and all below trains', () => {
    expect(linePlace(denseHead(), line, own)).toEqual({ stop: 0, last: null, within: null, mixed: false });
    const upTo = editor(denseHead()).freezeUpTo('dw_relu').document;
    expect(linePlace(upTo, line, own)).toEqual({ stop: line.stopOf.get('dw_bn'), last: 'dw_bn', within: null, mixed: false });
  });

  it('is the last that is frozen, and mixed, where something above it trains', () => {
    const { document } = editor(denseHead()).freeze('dw', 'pw');
    expect(linePlace(document, line, own)).toEqual({ stop: line.stopOf.get('pw'), last: 'pw', within: null, mixed: true });
  });

  it('comes to each stop by freezing what is above it', () => {
    line.stops.forEach((_, stop) => {
      const above = line.stops.slice(0, stop + 1).flatMap(({ ids }) => ids);
      const frozen = editor(denseHead()).freeze('pw', 'conv1').apply((document) => freezeExactly(document, above)).document;
      expect(linePlace(frozen, line, own)).toMatchObject({ stop, last: above.at(-1) ?? null, mixed: false });
    });
  });

  it('runs through a folded block of which a part is frozen', () => {
    const document = testDocument(resnet([2, 2, 2, 2]).layers, ['predictions']);
    const tree = detectBlocks(document);
    const { layers } = editor(document).analysis;
    const graph = visibleGraph(document, tree, new Set());
    const paramsOf = (id: string) => (tree.blocks.get(id)?.layers ?? [id]).reduce((sum, name) => sum + layers.get(name)!.params, 0);
    const folded = lineStops(graph, new Map(graph.nodes.map(({ id }, index) => [id, { x: 0, y: index * 100 }])), paramsOf);
    const idOf = visibleIds(tree, new Set());
    const part = editor(document).freezeUpTo('conv4_block1_out').document;
    expect(linePlace(part, folded, idOf)).toMatchObject({ within: idOf('conv4_block1_out'), mixed: false, stop: folded.stopOf.get(idOf('conv4_block1_out')) });
    const whole = editor(document).freezeUpTo('conv4_block2_out').document;
    expect(linePlace(whole, folded, idOf)).toMatchObject({ within: null, mixed: false, stop: folded.stopOf.get(idOf('conv4_block1_out')) });
  });
});

it('a page is a block', () => {
  const names = ['a1', 'a2', 'a3', 'b1', 'c1', 'c2'];
  const line = lineStops({ nodes: nodes(...names), edges: [] }, new Map(names.map((id, index) => [id, { x: 0, y: index * 100 }])), () => 1);
  const page = (from: number, direction: 1 | -1) => pageStop(line, from, direction, (id) => id[0]!);
  expect([0, 1, 3, 4, 5, 6].map((from) => page(from, 1))).toEqual([3, 3, 4, 6, 6, 6]);
  expect([6, 5, 4, 3, 2, 0].map((from) => page(from, -1))).toEqual([4, 4, 3, 0, 0, 0]);
});
