import { describe, expect, it } from 'vitest';
import { checkDocument } from '../check-document';
import { denseHead, mobilenetHead, residual } from '../test-documents';
import { editor } from '../test-editor';
import { applyTrainedWeights, arrange, connect, deleteLayers, disconnect, insertAfter, insertOnConnection, moveCards, renameLayer, replaceLayer, setConfig, setLearningRateMultiplier, setTrainable, unfreezeAll } from './index';

describe('inserting', () => {
  it('goes between two connected layers, into one branch only', () => {
    const edited = editor(residual()).insertBetween('stem', 'add', 'BatchNormalization');
    expect(edited.layer('batch_normalization').inputs).toEqual(['stem']);
    expect(edited.layer('add').inputs).toEqual(['batch_normalization', 'res_conv2']);
    expect(edited.layer('res_conv1').inputs).toEqual(['stem']);
    expect(edited.selected).toBe('batch_normalization');
    expect(edited.analysis.issues).toEqual([]);
  });

  it('goes on all that leaves a layer', () => {
    const edited = editor(residual()).insertAfter('stem', 'Dropout');
    expect(edited.layer('res_conv1').inputs).toEqual(['dropout']);
    expect(edited.layer('add').inputs).toEqual(['dropout', 'res_conv2']);
  });

  it('becomes the end behind the end', () => {
    expect(editor(denseHead()).removeOutput().insertAfter('pool', 'Dense', { units: 9 }).document.outputs).toEqual(['dense']);
  });

  it('names as Keras does', () => {
    const edited = editor(denseHead()).removeOutput().insertAfter('pool', 'Dense').insertAfter('dense', 'Dense').insertAfter('conv1', 'ZeroPadding2D');
    expect(edited.names).toEqual(expect.arrayContaining(['dense', 'dense_1', 'zero_padding2d']));
  });

  it('says which layers start anew, and brings their weights back with the shape', () => {
    const edited = editor(residual()).insertAfter('flatten', 'Dense', { units: 3 });
    expect(edited.notes).toMatchObject([{ code: 'starts-anew', layer: 'hidden' }]);
    expect(edited.facts('hidden').startsAnew).toBe(true);
    edited.delete('dense');
    expect(edited.facts('hidden').startsAnew).toBe(false);
    expect(edited.notes).toEqual([]);
  });

  it('pins an issue on a merge that has one input yet, which a connection mends', () => {
    const edited = editor(residual()).insertAfter('out_relu', 'Add');
    expect(edited.facts('add_1').issues).toMatchObject([{ code: 'bad-arity', layer: 'add_1' }]);
    edited.apply((document) => connect(document, 'stem', 'add_1'));
    expect(edited.analysis.issues).toEqual([]);
    expect(edited.apply((document) => disconnect(document, 'stem', 'add_1')).analysis.issues[0]?.code).toBe('bad-arity');
  });

  it('is refused with the reason', () => {
    const base = editor(residual());
    expect(base.refusal((document) => insertOnConnection(document, 'input', 'softmax', 'Dense')).code).toBe('not-a-connection');
    expect(base.refusal((document) => insertAfter(document, 'nowhere', 'Dense')).code).toBe('unknown-layer');
    expect(base.refusal((document) => insertAfter(document, 'stem', 'Quantum')).code).toBe('unknown-type');
    expect(base.refusal((document) => insertAfter(document, 'stem', 'InputLayer')).code).toBe('bad-arity');
    expect(base.refusal((document) => insertAfter(document, 'stem', 'Dense', { units: -1 })).message).toContain('units');
    expect(base.refusal((document) => connect(document, 'softmax', 'stem')).code).toBe('cycle');
  });
});

describe('deleting', () => {
  it('bridges', () => {
    const edited = editor(denseHead()).delete('dw_bn', 'dw_relu');
    expect(edited.layer('pw').inputs).toEqual(['dw']);
    expect(edited.analysis.issues).toEqual([]);
  });

  it('puts the issue of a broken shape on the right layer, and says no more of those behind it than once', () => {
    const edited = editor(denseHead()).delete('pool', 'pw', 'pw_bn').insertAfter('conv1', 'Flatten');
    expect(edited.analysis.issues.map(({ severity, layer }) => [severity, layer])).toEqual([['error', 'dw'], ['info', null]]);
  });

  it('gives a merge the other end of the bridge', () => {
    const edited = editor(residual()).delete('res_conv2');
    expect(edited.layer('add').inputs).toEqual(['stem', 'res_relu']);
    expect(edited.analysis.issues).toEqual([]);
  });

  it('removes a merge that has nothing left to merge', () => {
    const edited = editor(residual()).delete('res_conv1', 'res_relu', 'res_conv2');
    expect(edited.names).not.toContain('add');
    expect(edited.layer('out_relu').inputs).toEqual(['stem']);
    expect(edited.notes.map(({ message }) => message)).toEqual(['add had only one input left, so it was removed too.']);
    expect(checkDocument(edited.document)).toEqual([]);
  });

  it('keeps a residual block\'s own path when its Add goes', () => {
    const edited = editor(residual()).delete('add');
    expect(edited.layer('out_relu').inputs).toEqual(['res_conv2']);
    expect(edited.analysis.issues).toEqual([]);
  });

  it('moves the output to what is left, and drops the classes with the output layer', () => {
    const edited = editor(denseHead()).delete('probs');
    expect(edited.document).toMatchObject({ outputs: ['pool'], classes: [] });
  });

  it('of an output that was cut off leaves the network to end in what is left', () => {
    const edited = editor(denseHead()).apply((document) => disconnect(document, 'pool', 'probs')).delete('probs', 'pw_bn');
    expect(edited.document.outputs).toEqual(['pool']);
    expect(checkDocument(edited.document)).toEqual([]);
  });

  it('refuses the input', () => {
    expect(editor(residual()).refusal((document) => deleteLayers(document, ['stem', 'input'])).message).toContain('“input”');
  });
});

describe('settings', () => {
  it('keep weights whose shapes stay', () => {
    const edited = editor(denseHead()).set('conv1', { strides: [1, 1] });
    expect(edited.layer('conv1').origin).toBe('changed');
    expect(edited.facts('conv1').startsAnew).toBe(false);
    expect(edited.notes).toEqual([]);
  });

  it('note every layer whose weights no longer fit', () => {
    const edited = editor(denseHead()).set('pw', { filters: 8 });
    expect(edited.notes.map(({ layer }) => layer)).toEqual(['pw', 'pw_bn', 'probs']);
    expect(edited.set('pw', { filters: 6 }).facts('probs').startsAnew).toBe(false);
  });

  it('are refused by name when wrong, and change nothing', () => {
    const base = editor(denseHead());
    expect(base.refusal((document) => setConfig(document, ['pw'], { filters: 0 })).message).toMatch(/^pw: filters: /);
    expect(base.refusal((document) => setConfig(document, ['pw'], { colour: 'red' })).message).toContain('“colour”');
  });

  it('that are what they were give the same document', () => {
    const base = editor(denseHead());
    const { document } = base;
    expect(base.set('pw', { filters: 6 }).document).toBe(document);
  });
});

describe('replacing and renaming', () => {
  it('keeps the place', () => {
    const edited = editor(residual()).replace('res_relu', 'Activation', { activation: 'tanh' });
    expect(edited.layer('activation')).toMatchObject({ inputs: ['res_conv1'], origin: 'new' });
    expect(edited.layer('res_conv2').inputs).toEqual(['activation']);
    expect(edited.refusal((document) => replaceLayer(document, 'input', 'Dense')).code).toBe('no-input');
  });

  it('renames wherever a layer is named, and keeps its weights', () => {
    const edited = editor(denseHead()).removeOutput().addOutput(2).apply((document) => moveCards(document, { predictions: { x: 1, y: 2 } })).rename('predictions', 'trucks').rename('pool', 'mean');
    expect(edited.document).toMatchObject({ outputs: ['trucks'], followsClasses: 'trucks', positions: { trucks: { x: 1, y: 2 } } });
    expect(edited.layer('trucks').inputs).toEqual(['mean']);
    expect(edited.rename('conv1', 'first').facts('first').startsAnew).toBe(false);
  });

  it.each([['', 'bad-name'], ['a b', 'bad-name'], ['-a', 'bad-name'], ['a/b', 'bad-name'], ['x'.repeat(129), 'bad-name'], ['conv1', 'duplicate-name']])('refuses the name %j', (name, code) => {
    expect(editor(denseHead()).refusal((document) => renameLayer(document, 'pool', name)).code).toBe(code);
  });
});

describe('freezing', () => {
  it('takes a layer and all its ancestors', () => {
    expect(editor(residual()).freezeUpTo('add').frozen).toEqual(['input', 'stem', 'res_conv1', 'res_relu', 'res_conv2', 'add']);
  });

  it('takes all that is pretrained and still has its weights', () => {
    const edited = editor(mobilenetHead()).removeOutput().addOutput(3).set('pw', { filters: 8 }).freezePretrained();
    expect(edited.document.layers.filter(({ trainable }) => trainable).map(({ name }) => name)).toEqual(['pw', 'pw_bn', 'flatten', 'predictions']);
    expect(edited.apply(unfreezeAll).frozen).toEqual([]);
  });

  it('counts what training changes', () => {
    const edited = editor(denseHead()).freezeUpTo('pw_relu');
    expect(edited.analysis).toMatchObject({ trainableParams: 6 * 7 + 7, params: edited.analysis.frozenParams + 49 });
  });

  it('warns of a frozen layer without trained weights', () => {
    expect(editor(denseHead()).insertAfter('pool', 'Dense').freeze('dense').facts('dense').issues).toMatchObject([{ severity: 'warning', code: 'starts-anew' }]);
  });

  it('that changes nothing gives the same document', () => {
    const base = editor(denseHead());
    const { document } = base;
    expect(base.apply((one) => setTrainable(one, ['conv1'], true)).document).toBe(document);
  });
});

describe('the learning rate of a layer', () => {
  it('is multiplied for those with weights, frozen or not, and leaves no trace once it is whole again', () => {
    const base = editor(denseHead()).freeze('conv1');
    const edited = editor(base.document).multiply(0.1, 'conv1', 'conv1_relu', 'pw');
    expect(edited.document.layers.filter(({ learningRateMultiplier }) => learningRateMultiplier !== undefined).map(({ name }) => name)).toEqual(['conv1', 'pw']);
    expect(edited.layer('pw')).toMatchObject({ learningRateMultiplier: 0.1, origin: 'pretrained', trainable: true });
    expect(edited.multiply(1, 'conv1', 'pw').document).toEqual(base.document);
  });

  it.each([0, -0.1, 10.01, Number.NaN, Number.POSITIVE_INFINITY])('is refused to be multiplied by %d', (value) => {
    const refusal = editor(denseHead()).refusal((document) => setLearningRateMultiplier(document, ['pw'], value));
    expect(refusal).toMatchObject({ code: 'bad-config', layer: 'pw' });
    expect(refusal.message).toContain('at most 10');
  });

  it('stays with the layer through other edits, and that changes nothing gives the same document', () => {
    const edited = editor(denseHead()).multiply(0.5, 'pw').rename('pw', 'wide').set('wide', { filters: 8 });
    expect(edited.layer('wide').learningRateMultiplier).toBe(0.5);
    const { document } = edited;
    expect(edited.multiply(0.5, 'wide').document).toBe(document);
    expect(edited.refusal((one) => setLearningRateMultiplier(one, ['nowhere'], 1)).code).toBe('unknown-layer');
  });
});

it('cards stay where they were put until they are arranged', () => {
  const edited = editor(denseHead()).apply((document) => moveCards(document, { pool: { x: 5, y: 6 }, gone: { x: 0, y: 0 } }));
  expect(edited.document.positions).toEqual({ pool: { x: 5, y: 6 } });
  expect(edited.apply(arrange).document.positions).toEqual({});
  expect(editor(edited.past[1]!).delete('pool').document.positions).toEqual({});
});

it('trained weights are one edit, and undo goes back to the pretrained ones', () => {
  const edited = editor(denseHead());
  const ref = { set: 'run', key: 'probs/bias', shape: [7] };
  edited.apply((document) => applyTrainedWeights(document, { probs: { bias: ref } }));
  expect(edited.layer('probs').weights.bias).toBe(ref);
  expect(edited.layer('probs').weights.kernel?.set).toBe('test');
  expect(edited.undo().layer('probs').weights.bias?.set).toBe('test');
});
