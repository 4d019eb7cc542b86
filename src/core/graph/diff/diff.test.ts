import { describe, expect, it } from 'vitest';
import { arrange, connect, disconnect, moveCards, startAnew } from '../edits';
import { denseHead, residual } from '../test-documents';
import { editor, type TestEditor } from '../test-editor';
import type { GraphDocument } from '../types';
import { describeStep } from './describe-step';
import { diffDocuments } from './diff-documents';
import { summarizeChanges } from './summarize-diff';

const last = (one: TestEditor): string => describeStep(one.past.at(-1)!, one.document);

describe('a step in words', () => {
  it.each<[string, (one: TestEditor) => TestEditor]>([
    ['Insert Dense after pool', (one) => one.insertAfter('pool', 'Dense')],
    ['Insert Dropout after pool', (one) => one.insertBetween('pool', 'probs', 'Dropout')],
    ['Delete conv1_relu', (one) => one.delete('conv1_relu')],
    ['Delete 2 layers', (one) => one.delete('dw_bn', 'dw_relu')],
    ['Remove output layer', (one) => one.removeOutput()],
    ['Add output layer for 3 classes', (one) => one.removeOutput().addOutput(3)],
    ['Replace pool with GlobalMaxPooling2D', (one) => one.replace('pool', 'GlobalMaxPooling2D')],
    ['Rename pool to gather', (one) => one.rename('pool', 'gather')],
    ['Set filters of conv1 to 8', (one) => one.set('conv1', { filters: 8 })],
    ['Change conv1', (one) => one.set('conv1', { filters: 8, strides: [1, 1] })],
    ['Freeze pool', (one) => one.freeze('pool')],
    ['Freeze 12 layers', (one) => one.freezePretrained()],
    ['Set the learning rate of conv1 to ×0.1', (one) => one.multiply(0.1, 'conv1')],
    ['Set the learning rate of 2 layers to ×1', (one) => one.multiply(0.1, 'conv1', 'pw').multiply(1, 'conv1', 'pw')],
    ['Disconnect pool from probs', (one) => one.apply((document) => disconnect(document, 'pool', 'probs'))],
    ['Connect pool to probs', (one) => one.apply((document) => disconnect(document, 'pool', 'probs')).apply((document) => connect(document, 'pool', 'probs'))],
    ['Forget the weights of conv1', (one) => one.apply((document) => startAnew(document, ['conv1']))],
    ['Move pool', (one) => one.apply((document) => moveCards(document, { pool: { x: 1, y: 2 } }))],
    ['Arrange', (one) => one.apply((document) => moveCards(document, { pool: { x: 1, y: 2 } })).apply(arrange)],
  ])('%s', (words, session) => expect(last(session(editor(denseHead())))).toBe(words));
});

describe('what changed', () => {
  it('is nothing for the same network, also read anew from its text', () => {
    const document = residual();
    const again: GraphDocument = JSON.parse(JSON.stringify(document));
    expect(summarizeChanges(document, again)).toContain('nothing has changed');
  });

  it('tells each kind, with the arguments from and to, and counts no bridge as a new connection', () => {
    const one = editor(residual()).delete('res_relu').insertAfter('stem', 'Dropout').set('hidden', { units: 16 }).freeze('stem').rename('flatten', 'flat');
    const diff = diffDocuments(one.past[0]!, one.document);
    expect(diff.removed.map(({ name }) => name)).toEqual(['res_relu']);
    expect(diff.added.map(({ name }) => name)).toEqual(['dropout']);
    expect(diff.changed).toEqual([{ name: 'hidden', changes: [{ argument: 'units', from: 8, to: 16 }] }]);
    expect(diff.frozen).toEqual(['stem']);
    expect(diff.renamed).toEqual([{ from: 'flatten', to: 'flat' }]);
    expect(diff.reconnected).toEqual([]);
  });

  it('tells another learning rate, and none where it is back to what it was', () => {
    const one = editor(denseHead()).multiply(0.1, 'conv1', 'pw').multiply(1, 'pw');
    expect(diffDocuments(one.past[0]!, one.document).multiplied).toEqual([{ name: 'conv1', from: 1, to: 0.1 }]);
    expect(summarizeChanges(one.past[0]!, one.document)).toBe('Changes to test\n\nLearning rate (1)\n- conv1: ×1 → ×0.1\n');
  });

  it('tells a new connection', () => {
    const one = editor(residual()).apply((document) => connect(document, 'res_conv1', 'add'));
    expect(diffDocuments(one.past[0]!, one.document).reconnected).toEqual([{ name: 'add', from: ['stem', 'res_conv2'], to: ['stem', 'res_conv2', 'res_conv1'] }]);
  });

  it('reads as a text', () => {
    const one = editor(residual()).delete('res_relu').set('hidden', { units: 16 }).freeze('stem');
    expect(summarizeChanges(one.past[0]!, one.document)).toBe('Changes to test\n\nRemoved (1)\n- res_relu (ReLU)\n\nChanged (1)\n- hidden: units 8 → 16\n\nFrozen (1)\n- stem\n');
  });
});
