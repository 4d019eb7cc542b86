import { expect, it } from 'vitest';
import { analyze } from '../../core/graph/analyze';
import { setTrainable } from '../../core/graph/edits';
import type { GraphDocument, LayerNode } from '../../core/graph/types';
import { findLayers } from './find-layer';

const layer = (name: string, type: string, inputs: readonly string[], config: LayerNode['config'] = {}, origin: LayerNode['origin'] = 'pretrained'): LayerNode =>
  ({ name, type, config, inputs, trainable: true, origin, weights: {} });
const open: GraphDocument = {
  name: 'test', base: null, outputs: ['head'], classes: [], followsClasses: null, positions: {},
  preprocessing: { scale: 1, offset: 0, color: 'rgb', fit: 'stretch' },
  layers: [
    layer('picture', 'InputLayer', [], { batch_input_shape: [null, 14, 14, 3] }),
    layer('conv_10', 'Conv2D', ['picture'], { filters: 8, kernel_size: [3, 3], padding: 'same' }),
    layer('my_conv_1', 'Conv2D', ['conv_10'], { filters: 8, kernel_size: [1, 1], padding: 'same', activation: 'relu' }),
    layer('conv_1', 'Conv2D', ['my_conv_1'], { filters: 12, kernel_size: [3, 3], padding: 'same' }),
    layer('pool', 'MaxPooling2D', ['conv_1'], { pool_size: [2, 2], strides: [2, 2], padding: 'valid' }),
    layer('flat', 'GlobalAveragePooling2D', ['pool']),
    layer('head', 'Dense', ['flat'], { units: 5 }, 'new'),
  ],
};
const frozen = setTrainable(open, ['conv_10', 'pool'], false);
const document = frozen.ok ? frozen.document : open;

it.each([
  ['conv_1', ['conv_1', 'conv_10', 'my_conv_1']],
  ['CONV', ['conv_10', 'conv_1', 'my_conv_1']],
  ['maxpooling', ['pool']],
  ['  ', []],
  ['nothing', []],
  ['3x3', ['conv_10', 'conv_1']],
  ['3×3', ['conv_10', 'conv_1']],
  ['1x1', ['my_conv_1']],
  ['frozen', ['conv_10']],
  ['trainable', ['my_conv_1', 'conv_1', 'head']],
  ['new', ['head']],
  ['7,7,', ['pool']],
  ['14,14,8', ['conv_10', 'my_conv_1']],
  ['7x7', ['pool']],
  ['conv2d trainable 3x3', ['conv_1']],
  ['relu', ['my_conv_1']],
])('%j finds %j', (query, found) => {
  expect(findLayers(document, analyze(document), query)).toEqual(found);
});
