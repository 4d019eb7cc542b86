import { expect, it } from 'vitest';
import { cardSize } from '../../core/drawing/geometry';
import { noBlocks } from '../../core/graph/blocks/types';
import { visibleGraph } from '../../core/graph/blocks/visible-graph';
import type { GraphDocument, LayerNode } from '../../core/graph/types';
import { dropPlace } from './drop-place';

const layer = (name: string, ...inputs: string[]): LayerNode => ({ name, type: 'ReLU', config: {}, inputs, trainable: true, origin: 'pretrained', weights: {} });
const document: GraphDocument = {
  name: 'chain', base: null, outputs: ['b'], classes: [], followsClasses: null, positions: {},
  preprocessing: { scale: 1, offset: 0, color: 'rgb', fit: 'stretch' },
  layers: [layer('a'), layer('b', 'a')],
};
const graph = visibleGraph(document, noBlocks, new Set());
const positions = new Map([['a', { x: 0, y: 0 }], ['b', { x: 0, y: 140 }]]);
const middle = cardSize.width / 2;

it.each([
  ['on the connection', { x: middle, y: 108 }, { kind: 'connection', edge: { id: '0:a>b', source: 'a', target: 'b', from: 'a', to: ['b'] } }],
  ['beside it', { x: middle + 30, y: 108 }, { kind: 'connection', edge: { id: '0:a>b', source: 'a', target: 'b', from: 'a', to: ['b'] } }],
  ['on the last card', { x: middle, y: 210 }, { kind: 'card', id: 'b' }],
  ['on nothing', { x: 700, y: 108 }, null],
])('%s', (_, point, place) => {
  const found = dropPlace(graph.edges, positions, point, 40);
  expect(found).toEqual(place === null ? null : expect.objectContaining(place));
});
