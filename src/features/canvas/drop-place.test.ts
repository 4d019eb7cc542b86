import { expect, it } from 'vitest';
import type { GraphDocument, LayerNode } from '../../core/graph/types';
import { dropPlace } from './drop-place';
import { cardSize } from './geometry';

const layer = (name: string, ...inputs: string[]): LayerNode => ({ name, type: 'ReLU', config: {}, inputs, trainable: true, origin: 'pretrained', weights: {} });
const document: GraphDocument = {
  name: 'chain', base: null, outputs: ['b'], classes: [], followsClasses: null, positions: {},
  preprocessing: { scale: 1, offset: 0, color: 'rgb', fit: 'stretch' },
  layers: [layer('a'), layer('b', 'a')],
};
const positions = new Map([['a', { x: 0, y: 0 }], ['b', { x: 0, y: 140 }]]);
const middle = cardSize.width / 2;

it.each([
  ['on the connection', { x: middle, y: 108 }, { kind: 'connection', source: 'a', target: 'b' }],
  ['beside it', { x: middle + 30, y: 108 }, { kind: 'connection', source: 'a', target: 'b' }],
  ['on the last card', { x: middle, y: 210 }, { kind: 'card', name: 'b' }],
  ['on nothing', { x: 700, y: 108 }, null],
])('%s', (_, point, place) => {
  const found = dropPlace(document, positions, point, 40);
  expect(found).toEqual(place === null ? null : expect.objectContaining(place));
});
