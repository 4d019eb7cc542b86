import { expect, it } from 'vitest';
import type { GraphDocument, LayerNode } from '../../core/graph/types';
import { findLayers } from './find-layer';

const layer = (name: string, type: string): LayerNode => ({ name, type, config: {}, inputs: [], trainable: true, origin: 'pretrained', weights: {} });
const document = { layers: [layer('conv_10', 'Conv2D'), layer('my_conv_1', 'Conv2D'), layer('conv_1', 'Conv2D'), layer('stem', 'Conv2D'), layer('pool', 'MaxPooling2D')] } as unknown as GraphDocument;

it.each([
  ['conv_1', ['conv_1', 'conv_10', 'my_conv_1']],
  ['CONV', ['conv_10', 'conv_1', 'my_conv_1', 'stem']],
  ['pooling', ['pool']],
  ['  ', []],
  ['nothing', []],
])('%j finds %j', (query, found) => {
  expect(findLayers(document, query)).toEqual(found);
});
