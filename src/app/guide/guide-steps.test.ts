import { describe, expect, it } from 'vitest';
import type { GraphDocument, LayerNode } from '../../core/graph/types';
import type { Dataset, ImageEntry } from '../../core/dataset/types';
import type { Recipe } from '../../core/graph/edits/freezing-recipes';
import { guideSteps } from './guide-steps';

const kernel = { kernel: { set: 's', key: 'k', shape: [1] } };
const layer = (name: string, inputs: string[], more: Partial<LayerNode> = {}): LayerNode => ({ name, type: 'Dense', config: {}, inputs, trainable: true, origin: 'pretrained', weights: kernel, ...more });
const opened: GraphDocument = {
  name: 'net', base: null, outputs: ['head'], classes: ['cat', 'dog'], followsClasses: null, positions: {},
  preprocessing: { scale: 1, offset: 0, color: 'rgb', fit: 'stretch' },
  layers: [layer('in', [], { type: 'InputLayer', weights: {} }), layer('body', ['in']), layer('head', ['body'])],
};
const [input, body, head] = opened.layers as [LayerNode, LayerNode, LayerNode];
const newHead = layer('predictions', ['body'], { origin: 'new', weights: {} });
const without = { ...opened, layers: [input, body], outputs: ['body'], classes: [] };
const replaced = { ...opened, layers: [input, body, newHead], outputs: ['predictions'] };
const none: Dataset = { classes: [], images: [], rejected: [], drawn: false };
const withImages: Dataset = { ...none, images: ['a', 'b'].map((classId) => ({ classId }) as ImageEntry) };

const done = (document: GraphDocument, dataset = none, recipe: Recipe | null = null) =>
  Object.entries(guideSteps(document, opened, dataset, false, recipe).done).filter(([, is]) => is).map(([id]) => id);

describe('guideSteps', () => {
  it('has nothing done at first, and begins with the output', () => {
    expect(guideSteps(opened, opened, none, false, null)).toEqual({ next: 'output', done: { output: false, hidden: false, freeze: false, images: false, train: false, export: false } });
  });

  it('does not take a removed output layer for a replaced one, nor for an edited hidden one', () => {
    expect(done(without)).toEqual([]);
  });

  it('sees a new output layer, then asks to freeze', () => {
    expect(done(replaced)).toEqual(['output']);
    expect(guideSteps(replaced, opened, none, false, null).next).toBe('freeze');
  });

  it('does not count the Flatten of a new output as a hidden layer, but a Dense before it', () => {
    const flat = layer('flatten', ['body'], { type: 'Flatten', origin: 'new', weights: {} });
    expect(done({ ...replaced, layers: [input, body, flat, { ...newHead, inputs: ['flatten'] }] })).toEqual(['output']);
    const dense = { ...flat, type: 'Dense' };
    expect(done({ ...replaced, layers: [input, body, dense, { ...newHead, inputs: ['flatten'] }] })).toEqual(['output', 'hidden']);
  });

  it('sees a hidden layer taken out', () => {
    expect(done({ ...opened, layers: [input, { ...head, inputs: ['in'] }] })).toEqual(['hidden']);
  });

  it('counts as frozen only what has weights', () => {
    expect(done({ ...opened, layers: [{ ...input, trainable: false }, body, head] })).toEqual([]);
    expect(done({ ...opened, layers: [input, { ...body, trainable: false }, head] })).toEqual(['freeze']);
  });

  it('takes a recipe for an answer, also one that freezes nothing', () => {
    expect(done(replaced, none, 'all-gently')).toEqual(['output', 'freeze']);
  });

  it('ends with nothing left to do', () => {
    const all = { ...replaced, layers: [input, { ...body, trainable: false }, { ...newHead, weights: kernel }] };
    expect(guideSteps(all, opened, withImages, true, null).next).toBeNull();
  });
});
