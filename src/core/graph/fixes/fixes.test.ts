import { describe, expect, it } from 'vitest';
import { disconnect, insertAfter } from '../edits';
import { analyze } from '../analyze';
import { denseHead, residual } from '../test-documents';
import { editor, type TestEditor } from '../test-editor';
import { trainingIssues } from '../training-issues';
import type { GraphDocument, Issue } from '../types';
import { fixesFor } from './fixes-for';

const dataset = { classes: 3, imagesPerClass: [5, 5, 5], classNames: ['a', 'b', 'c'] };

/** Of the worst issue of this code. */
function fixesOf(document: GraphDocument, code: Issue['code'], training = false) {
  const issues = training ? trainingIssues(document, analyze(document), dataset) : analyze(document).issues;
  const issue = issues.find((one) => one.code === code);
  if (!issue) throw new Error(`No ${code} among ${issues.map((one) => one.code).join(', ')}`);
  return fixesFor(document, issue, training ? dataset : null);
}

const labels = (one: TestEditor, code: Issue['code'], training = false) => fixesOf(one.document, code, training).map(({ label }) => label);

describe('quick fixes', () => {
  it('a recurrent layer after a feature map: its rows, or its places, as steps', () => {
    const one = editor(denseHead()).removeOutput().delete('pool').insertAfter('pw_relu', 'LSTM', { units: 4 });
    expect(labels(one, 'bad-shape')).toEqual(['Reshape to 8 × 48, a step a row, before lstm', 'Reshape to 64 × 6, a step a place, before lstm']);
  });

  it('a list wanted after a feature map: pooling or flattening', () => {
    expect(labels(editor(denseHead()).delete('pool'), 'no-output', true)).toEqual(['Insert GlobalAveragePooling2D before probs', 'Insert Flatten before probs']);
    expect(labels(editor(denseHead()).removeOutput().delete('pool').insertAfter('pw_relu', 'RepeatVector', { n: 2 }), 'bad-shape')).toContain('Insert GlobalAveragePooling2D before repeat_vector');
  });

  it('a merge of other channels: a 1 × 1 convolution on either side', () => {
    const one = editor(residual()).set('res_conv2', { filters: 6 });
    expect(labels(one, 'bad-shape')).toEqual(['1 × 1 convolution after stem, to 6 channels', '1 × 1 convolution after res_conv2, to 4 channels']);
    const [first] = fixesOf(one.document, 'bad-shape');
    one.apply(first!.edit);
    expect(one.facts('add').outputShape).toEqual([16, 16, 6]);
    expect(one.facts('conv2d').weights.find(({ name }) => name === 'kernel')?.shape).toEqual([1, 1, 4, 6]);
  });

  it('a merge of other sizes: strides, padding, cropping', () => {
    expect(labels(editor(residual()).set('res_conv2', { strides: [2, 2] }), 'bad-shape')).toEqual([
      '1 × 1 convolution after stem, to 4 channels', 'Pad to 16 × 16 with ZeroPadding2D', 'Crop to 8 × 8 with Cropping2D',
    ]);
  });

  it('a window too large: padding', () => {
    expect(labels(editor(denseHead()).insertBetween('pw_relu', 'pool', 'Conv2D', { filters: 2, kernel_size: [9, 9], padding: 'valid' }), 'bad-shape')).toContain('Set padding to same');
  });

  it('a cut connection: what is loose', () => {
    const one = editor(denseHead()).apply((document) => disconnect(document, 'pool', 'probs'));
    expect(labels(one, 'unconnected')[0]).toBe('Connect pool to probs');
    expect(labels(one, 'dead-end')).toContain('Connect pool to probs');
  });

  it('a merge with one input: without it', () => {
    expect(labels(editor(residual()).apply((document) => insertAfter(document, 'stem', 'Add')), 'bad-arity')).toContain('Delete add_1');
  });

  it('what stands in the way of training', () => {
    expect(labels(editor(denseHead()).removeOutput(), 'no-output', true)[0]).toBe('Add output layer');
    expect(labels(editor(denseHead()), 'class-mismatch', true)).toEqual(['Set units to 3 classes']);
    expect(labels(editor(denseHead()).set('probs', { units: 3, activation: 'linear' }), 'output-shape', true)).toEqual(['Set activation to softmax']);
    expect(labels(editor(denseHead()).set('probs', { units: 3 }).freeze(...editor(denseHead()).names), 'nothing-trainable', true)).toEqual(['Let probs train']);
    expect(labels(editor(denseHead()).set('conv1', { filters: 8 }).freeze('conv1'), 'starts-anew')).toEqual(['Let conv1 train']);
  });

  it('says nothing where nothing simple helps', () => {
    expect(fixesFor(denseHead(), { code: 'too-few-images', severity: 'error', message: '', layer: null }, { classes: 0, imagesPerClass: [] })).toEqual([]);
  });
});
