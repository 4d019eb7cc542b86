import { describe, expect, it } from 'vitest';
import { noBlocks } from '../../core/graph/blocks/types';
import { visibleGraph } from '../../core/graph/blocks/visible-graph';
import type { GraphDocument, LayerNode } from '../../core/graph/types';
import { walk } from './walk';

const layer = (name: string, ...inputs: string[]): LayerNode => ({ name, type: 'ReLU', config: {}, inputs, trainable: true, origin: 'pretrained', weights: {} });

/** in -> left -> join, in -> right -> join, and in -> join directly. */
const document: GraphDocument = {
  name: 'diamond', base: null, outputs: ['join'], classes: [], followsClasses: null, positions: {},
  preprocessing: { scale: 1, offset: 0, color: 'rgb', fit: 'stretch' },
  layers: [layer('in'), layer('left', 'in'), layer('right', 'in'), layer('join', 'left', 'right', 'in')],
};
const graph = visibleGraph(document, noBlocks, new Set());
const positions = new Map([['in', { x: 100, y: 0 }], ['left', { x: 0, y: 120 }], ['right', { x: 260, y: 120 }], ['join', { x: 100, y: 240 }]]);

describe('walk', () => {
  it.each([
    ['in', 'up', null],
    ['left', 'down', 'join'],
    ['left', 'up', 'in'],
    ['left', 'right', 'right'],
    ['right', 'left', 'left'],
    ['left', 'left', null],
    ['join', 'down', null],
    ['join', 'up', 'in'],
    ['nobody', 'up', null],
  ] as const)('from %s %s to %s', (from, direction, to) => {
    expect(walk(graph, positions, from, direction)).toBe(to);
  });
});
