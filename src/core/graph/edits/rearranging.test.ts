import { describe, expect, it } from 'vitest';
import { checkDocument } from '../check-document';
import { denseHead, residual } from '../test-documents';
import { editor } from '../test-editor';
import { alignCards, branch, connect, disconnect, fittingConfig, joinLayers, moveLayer, placeAlong, replaceLayer } from './index';

describe('moving a layer to another place', () => {
  it('bridges where it was and keeps its weights', () => {
    const before = editor(denseHead());
    const weights = before.layer('pw_bn').weights;
    const edited = before.apply((document) => moveLayer(document, 'pw_bn', { source: 'pw_relu', target: 'pool' }));
    expect(edited.layer('pw_relu').inputs).toEqual(['pw']);
    expect(edited.layer('pw_bn').inputs).toEqual(['pw_relu']);
    expect(edited.layer('pool').inputs).toEqual(['pw_bn']);
    expect(edited.layer('pw_bn').weights).toBe(weights);
    expect(edited.facts('pw_bn').startsAnew).toBe(false);
    expect(checkDocument(edited.document)).toEqual([]);
  });

  it('goes into one branch only, and back by undo', () => {
    const base = residual();
    const edited = editor(base).apply((document) => moveLayer(document, 'res_relu', { source: 'stem', target: 'add' }));
    expect(edited.layer('add').inputs).toEqual(['res_relu', 'res_conv2']);
    expect(edited.layer('res_conv2').inputs).toEqual(['res_conv1']);
    expect(edited.undo().document).toBe(base);
  });

  it('behind the end it is the end, and no output layer any more where it was one', () => {
    const edited = editor(denseHead()).removeOutput().insertAfter('pool', 'Dropout').apply((document) => moveLayer(document, 'pw_relu', { source: 'dropout' }));
    expect(edited.document.outputs).toEqual(['pw_relu']);
    const inside = editor(residual()).apply((document) => moveLayer(document, 'logits', { source: 'flatten', target: 'hidden' }));
    expect(inside.document.classes).toEqual([]);
  });

  it('changes places with its neighbors', () => {
    const edited = editor(denseHead());
    const along = (direction: 'up' | 'down') => edited.apply((document) => moveLayer(document, 'dw_bn', placeAlong(document, 'dw_bn', direction)!));
    const names = edited.names;
    expect(along('down').layer('dw_bn').inputs).toEqual(['dw_relu']);
    expect(along('up').names).toEqual(names);
    expect(along('up').layer('dw').inputs).toEqual(['dw_bn']);
    expect(placeAlong(edited.document, 'conv1', 'up')).toBeNull();
    expect(placeAlong(edited.document, 'probs', 'down')).toBeNull();
    expect(placeAlong(residual(), 'add', 'up')).toBeNull();
  });

  it('to where it is changes nothing, and is refused where it has no one place', () => {
    const base = editor(residual());
    expect(moveLayer(base.document, 'hidden', { source: 'flatten', target: 'hidden' })).toMatchObject({ ok: true, document: base.document });
    expect(base.refusal((document) => moveLayer(document, 'add', { source: 'flatten' })).code).toBe('bad-arity');
    expect(base.refusal((document) => moveLayer(document, 'input', { source: 'flatten' })).code).toBe('no-input');
    expect(base.refusal((document) => moveLayer(document, 'hidden', { source: 'stem', target: 'softmax' })).code).toBe('not-a-connection');
  });
});

describe('drawing connections', () => {
  it('is refused with the reason for a circle, a second time, and one input too many', () => {
    const base = editor(residual());
    expect(base.refusal((document) => connect(document, 'add', 'add')).code).toBe('cycle');
    expect(base.refusal((document) => connect(document, 'out_relu', 'add')).message).toContain('circle');
    expect(base.refusal((document) => connect(document, 'stem', 'add')).message).toContain('already');
    const full = base.refusal((document) => connect(document, 'stem', 'flatten'));
    expect(full.code).toBe('bad-arity');
    expect(full.message).toContain('“out_relu”');
    expect(base.refusal((document) => connect(document, 'stem', 'input')).code).toBe('bad-arity');
  });

  it('takes the place of one that was cut', () => {
    const edited = editor(residual()).apply((document) => disconnect(document, 'out_relu', 'flatten')).apply((document) => connect(document, 'add', 'flatten'));
    expect(edited.layer('flatten').inputs).toEqual(['add']);
    expect(edited.facts('flatten').issues).toEqual([]);
  });
});

describe('branching and joining', () => {
  it('adds a path beside nothing, of the same shape', () => {
    const edited = editor(residual()).apply((document) => branch(document, 'stem', 'stem', 'Add'));
    expect(edited.layer('conv2d')).toMatchObject({ inputs: ['stem'], config: { filters: 4, strides: [1, 1] } });
    expect(edited.layer('add_1').inputs).toEqual(['stem', 'conv2d']);
    expect(edited.layer('res_conv1').inputs).toEqual(['add_1']);
    expect(edited.layer('add').inputs).toEqual(['add_1', 'res_conv2']);
    expect(edited.analysis.issues).toEqual([]);
  });

  it('goes around layers that halve the picture, and around dense ones', () => {
    const strided = editor(denseHead()).apply((document) => branch(document, 'input', 'pw_relu', 'Concatenate'));
    expect(strided.layer('conv2d').config).toMatchObject({ filters: 6, strides: [2, 2] });
    expect(strided.facts('concatenate').outputShape).toEqual([8, 8, 12]);
    const dense = editor(residual()).apply((document) => branch(document, 'flatten', 'hidden', 'Add'));
    expect(dense.layer('dense').config.units).toBe(8);
    expect(dense.analysis.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('is refused backwards, and where no one layer leads', () => {
    const base = editor(residual());
    expect(base.refusal((document) => branch(document, 'hidden', 'stem', 'Add')).code).toBe('not-a-connection');
    expect(base.refusal((document) => branch(document, 'stem', 'hidden', 'Add')).code).toBe('bad-shape');
  });

  it('joins layers, and what followed the last follows the joined', () => {
    const edited = editor(residual()).apply((document) => joinLayers(document, ['res_conv1', 'stem'], 'Concatenate'));
    expect(edited.layer('concatenate').inputs).toEqual(['stem', 'res_conv1']);
    expect(edited.layer('res_relu').inputs).toEqual(['concatenate']);
    expect(edited.layer('add').inputs).toEqual(['stem', 'res_conv2']);
    expect(checkDocument(edited.document)).toEqual([]);
    const base = editor(residual());
    expect(base.refusal((document) => joinLayers(document, ['stem', 'hidden'], 'Add')).code).toBe('bad-shape');
    expect(base.refusal((document) => joinLayers(document, ['stem'], 'Add')).code).toBe('bad-arity');
  });

  it('joins an end into the other', () => {
    const edited = editor(residual()).apply((document) => joinLayers(document, ['softmax', 'logits'], 'Add'));
    expect(edited.document.outputs).toEqual(['add_1']);
    expect(edited.layer('softmax').inputs).toEqual(['logits']);
  });
});

describe('replacing a type', () => {
  it('keeps the arguments that fit', () => {
    const { config } = editor(denseHead()).layer('pw');
    expect(fittingConfig('SeparableConv2D', config)).toMatchObject({ filters: 6, kernel_size: [1, 1], padding: 'same', use_bias: false });
    expect(fittingConfig('Dense', config)).not.toHaveProperty('filters');
    expect(fittingConfig('Quantum', config)).toEqual({});
    const edited = editor(denseHead()).apply((document) => replaceLayer(document, 'pw', 'SeparableConv2D', fittingConfig('SeparableConv2D', config)));
    expect(edited.facts('separable_conv2d').outputShape).toEqual([8, 8, 6]);
    expect(edited.analysis.issues).toEqual([]);
  });
});

describe('lining cards up', () => {
  const cards = { stem: { x: 0, y: 0 }, add: { x: 300, y: 100 }, hidden: { x: 90, y: 500 } };
  const lined = (how: Parameters<typeof alignCards>[2]) => editor(residual()).apply((document) => alignCards(document, cards, how)).document.positions;
  it.each([['left', [0, 0, 0]], ['center', [150, 150, 150]], ['right', [300, 300, 300]]] as const)('%s', (how, xs) => {
    expect([lined(how).stem ?? cards.stem, lined(how).add ?? cards.add, lined(how).hidden].map((place) => place!.x)).toEqual(xs);
  });
  it('top and with equal gaps', () => {
    expect(lined('top').hidden).toEqual({ x: 90, y: 0 });
    expect(lined('distribute').add).toEqual({ x: 300, y: 250 });
    const document = residual();
    expect(alignCards(document, { stem: { x: 1, y: 2 } }, 'left')).toMatchObject({ ok: true, document });
  });
});
