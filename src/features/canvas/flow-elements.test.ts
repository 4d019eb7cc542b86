import { describe, expect, it } from 'vitest';
import { residual } from '../../../tests/support/big-networks';
import { openTestModel } from '../../../tests/support/open-model';
import { summarise } from '../../core/drawing/summarise';
import { analyze } from '../../core/graph/analyze';
import { setTrainable } from '../../core/graph/edits';
import type { Analysis, GraphDocument, LayerNode } from '../../core/graph/types';
import { noBlocks } from '../../core/graph/blocks/types';
import { visibleGraph } from '../../core/graph/blocks/visible-graph';
import { edgeDeriver, nodeDeriver } from './flow-elements';
import { between } from './tween';

const layer = (name: string, ...inputs: string[]): LayerNode => ({ name, type: 'ReLU', config: {}, inputs, trainable: true, origin: 'pretrained', weights: {} });
const document: GraphDocument = {
  name: 'chain', base: null, outputs: ['c'], classes: [], followsClasses: null, positions: {},
  preprocessing: { scale: 1, offset: 0, color: 'rgb', fit: 'stretch' },
  layers: [layer('a'), layer('b', 'a'), layer('c', 'b', 'a')],
};
const analysis: Analysis = { layers: new Map(), params: 0, trainableParams: 0, frozenParams: 0, macs: 0, issues: [] };
const seen = (shown: GraphDocument) => visibleGraph(shown, noBlocks, new Set());
const positions = new Map([['a', { x: 0, y: 0 }], ['b', { x: 0, y: 120 }], ['c', { x: 0, y: 240 }]]);

describe('deriving nodes', () => {
  it('keeps the objects of what has not changed', () => {
    const derive = nodeDeriver();
    const first = derive(document, analysis, seen(document), positions, []);
    const edited = { ...document, layers: [document.layers[0]!, layer('b', 'a'), document.layers[2]!] };
    const second = derive(edited, analysis, seen(edited), new Map(positions), ['c']);
    expect(second[0]).toBe(first[0]);
    expect(second[1]).not.toBe(first[1]);
    expect(second[2]).not.toBe(first[2]);
    expect(second[2]!.data).toBe(first[2]!.data);
    expect(second.map(({ selected }) => selected)).toEqual([false, false, true]);
    expect(second.map(({ draggable }) => draggable)).toEqual([undefined, undefined, true]);
  });

  it('leaves out what has no place yet', () => {
    expect(nodeDeriver()(document, analysis, seen(document), new Map([['a', { x: 0, y: 0 }]]), []).map(({ id }) => id)).toEqual(['a']);
  });
});

describe('deriving edges', () => {
  it('gives one for each connection, and the skipping one a lane', () => {
    const edges = edgeDeriver()(document, analysis, seen(document), positions);
    expect(edges.map(({ source, target }) => `${source}>${target}`)).toEqual(['a>b', 'b>c', 'a>c']);
    expect(edges.map(({ data }) => data?.lane !== null)).toEqual([false, false, true]);
  });

  it('tells apart two connections of the same layers', () => {
    const twice = { ...document, layers: [layer('a'), layer('c', 'a', 'a')] };
    const ids = edgeDeriver()(twice, analysis, seen(twice), positions).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });
});

describe('between', () => {
  it('moves what was there and shows what is new at its place', () => {
    const now = between(new Map([['a', { x: 0, y: 0 }]]), new Map([['a', { x: 10, y: 20 }], ['n', { x: 5, y: 5 }]]), 0.5);
    expect([...now]).toEqual([['a', { x: 5, y: 10 }], ['n', { x: 5, y: 5 }]]);
  });
});

describe('summarise', () => {
  it.each([
    [{ filters: 64, kernel_size: [3, 3], strides: [2, 2], activation: 'linear' }, '64 · 3×3 · stride 2'],
    [{ units: 10, activation: 'softmax', use_bias: true }, '10 · softmax'],
    [{ rate: 0.5 }, '0.5'],
    [{ strides: [1, 1], padding: 'same' }, ''],
  ])('%j', (config, text) => {
    expect(summarise(config)).toBe(text);
  });
});

describe('a thousand layers', () => {
  it('after an edit of one layer keep all other nodes and connections as they were', async () => {
    const big = await openTestModel(residual(1000));
    const places = new Map(big.layers.map(({ name }, row) => [name, { x: 0, y: row * 120 }]));
    const edited = setTrainable(big, ['block50_conv2'], false);
    if (!edited.ok) throw new Error(edited.issue.message);
    const [nodes, connections] = [nodeDeriver(), edgeDeriver()];
    const derive = (one: GraphDocument) => {
      const graph = visibleGraph(one, noBlocks, new Set());
      return { nodes: nodes(one, analyze(one), graph, places, []), edges: connections(one, analyze(one), graph, places) };
    };
    const [before, after] = [derive(big), derive(edited.document)];
    expect(after.nodes.filter((node, at) => node !== before.nodes[at]).map(({ id }) => id)).toEqual(['block50_conv2']);
    expect(after.edges.filter((edge, at) => edge !== before.edges[at])).toEqual([]);
  });
});
