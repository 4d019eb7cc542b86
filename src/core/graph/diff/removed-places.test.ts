import { describe, expect, it } from 'vitest';
import { connect, disconnect } from '../edits';
import { denseHead, long, residual, twoOutputs } from '../test-documents';
import { editor, type TestEditor } from '../test-editor';
import type { GraphDocument } from '../types';
import { removedPlaces } from './removed-places';

const places = (start: GraphDocument, session: (one: TestEditor) => TestEditor) =>
  removedPlaces(start, session(editor(start)).document).map(({ layers, source, target }) => `${layers.join('+')}: ${source ?? '-'} > ${target ?? '-'}`);

describe('where layers were removed', () => {
  it('is nowhere in a network as it was opened, nor where layers were only renamed or added', () => {
    expect(places(denseHead(), (one) => one)).toEqual([]);
    expect(places(denseHead(), (one) => one.rename('dw_bn', 'norm').insertAfter('pool', 'Dense'))).toEqual([]);
  });

  it.each<[string, GraphDocument, (one: TestEditor) => TestEditor, readonly string[]]>([
    ['one of a chain', denseHead(), (one) => one.delete('dw_bn'), ['dw_bn: dw > dw_relu']],
    ['neighbours are one place', denseHead(), (one) => one.delete('dw_bn').delete('dw'), ['dw+dw_bn: conv1_relu > dw_relu']],
    ['two places', denseHead(), (one) => one.delete('conv1_bn', 'dw_bn'), ['conv1_bn: conv1 > conv1_relu', 'dw_bn: dw > dw_relu']],
    ['neighbours that are called otherwise now', denseHead(), (one) => one.delete('dw_bn').rename('dw', 'depth').rename('dw_relu', 'act'), ['dw_bn: depth > act']],
    ['a layer put in at the same place', denseHead(), (one) => one.delete('dw_bn').insertAfter('dw', 'Dropout'), ['dw_bn: dw > dropout']],
    ['two layers put in at the same place', denseHead(), (one) => one.delete('dw_bn').insertAfter('dw', 'Dropout').insertAfter('dropout', 'LayerNormalization'), ['dw_bn: dw > dropout']],
    ['one of a branch', residual(), (one) => one.delete('res_relu'), ['res_relu: res_conv1 > res_conv2']],
    ['a whole branch, with the Add that then has nothing to add', residual(), (one) => one.delete('res_conv1', 'res_relu', 'res_conv2'), ['res_conv1+res_relu+res_conv2+add: stem > out_relu']],
    ['where branches meet', residual(), (one) => one.delete('add'), ['add: res_conv2 > out_relu']],
    ['the output layer', denseHead(), (one) => one.removeOutput(), ['probs: pool > -']],
    ['the whole head', denseHead(), (one) => one.delete('probs', 'pool'), ['pool+probs: pw_relu > -']],
    ['the output layer, and another in its place', denseHead(), (one) => one.removeOutput().addOutput(3), ['probs: pool > predictions']],
    ['two outputs on one trunk are one place', twoOutputs(), (one) => one.delete('kind', 'kind_hidden').delete('broken'), ['kind_hidden+kind+broken: pool > -']],
    ['with the connection cut that bridged it', denseHead(), (one) => one.delete('dw_bn').apply((document) => disconnect(document, 'dw', 'dw_relu')), ['dw_bn: dw > -']],
    ['and connected again', denseHead(), (one) => one.delete('dw_bn').apply((document) => disconnect(document, 'dw', 'dw_relu')).apply((document) => connect(document, 'dw', 'dw_relu')), ['dw_bn: dw > dw_relu']],
  ])('%s', (_, start, session, wanted) => expect(places(start, session)).toEqual(wanted));

  it('is told of what had nothing before it, and not of what has lost all around it', () => {
    const start = denseHead();
    const [input, first, ...others] = start.layers;
    const headless: GraphDocument = { ...start, layers: [{ ...first!, inputs: [] }, ...others] };
    expect(removedPlaces(start, headless)).toEqual([{ layers: [input!.name], source: null, target: first!.name }]);
    expect(removedPlaces(start, { ...start, layers: [], outputs: [] })).toEqual([]);
  });

  it('is found at once in a long network of which much is gone', () => {
    const start = long(2000);
    const kept = editor(start).delete(...Array.from({ length: 666 }, (_, at) => `d${3 * at + 1}`)).document;
    expect(removedPlaces(start, kept)).toHaveLength(666);
  });
});
