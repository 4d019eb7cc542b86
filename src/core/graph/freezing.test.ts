import { describe, expect, it } from 'vitest';
import { freezeExactly } from './edits';
import { canFreeze, frozenState } from './freezable';
import { freezingFront } from './freezing-front';
import { parameterShares } from './parameter-shares';
import { denseHead, mobilenetHead, residual } from './test-documents';
import { editor } from './test-editor';

describe('freezeExactly', () => {
  it('freezes layers and all that lead to them, and nothing else', () => {
    const edited = editor(residual()).freeze('logits').apply((document) => freezeExactly(document, ['res_conv2']));
    expect(edited.frozen).toEqual(['input', 'stem', 'res_conv1', 'res_relu', 'res_conv2']);
    expect(edited.apply((document) => freezeExactly(document, [])).frozen).toEqual([]);
  });

  it('changes nothing where that is so already, and refuses names that there are not', () => {
    const { document } = editor(residual()).freezeUpTo('add');
    expect(freezeExactly(document, ['add'])).toMatchObject({ ok: true, document });
    expect(editor(document).refusal((one) => freezeExactly(one, ['nowhere'])).code).toBe('unknown-layer');
  });
});

it('layers without weights do not say whether several are frozen, but noise does', () => {
  const frozen = editor(mobilenetHead()).freeze('conv1', 'conv1_bn');
  const state = (...names: string[]) => frozenState(names.map((name) => frozen.layer(name)), frozen.analysis);
  expect(state('conv1', 'conv1_bn', 'conv1_relu')).toBe(true);
  expect(state('conv1', 'dropout')).toBe('mixed');
  expect(state('conv1_relu')).toBe(false);
  expect(['conv1', 'dropout', 'conv1_relu'].map((name) => canFreeze(frozen.layer(name), frozen.analysis))).toEqual([true, true, false]);
});

it('parameters are shared out by how fast they change, and are all there are', () => {
  const edited = editor(denseHead()).freeze('conv1', 'dw').multiply(0.1, 'pw', 'conv1').multiply(10, 'probs');
  const { full, gentle, frozen, fixed } = parameterShares(edited.document, edited.analysis);
  expect(gentle).toBe(edited.facts('pw').params);
  expect(full).toBe(edited.analysis.trainableParams - gentle);
  expect(frozen).toBe(edited.facts('conv1').params + edited.facts('dw').params);
  // Moving mean and variance of the three normalizations.
  expect(fixed).toBe(2 * (4 + 4 + 6));
  expect(full + gentle + frozen + fixed).toBe(edited.analysis.params);
});

it('the front is mixed where something that trains leads to something frozen, other branches do not count', () => {
  expect(freezingFront(denseHead())).toEqual({ frozen: [], mixed: false });
  expect(freezingFront(editor(residual()).freezeUpTo('res_conv1').document)).toEqual({ frozen: ['stem', 'res_conv1'], mixed: false });
  expect(freezingFront(editor(residual()).freeze('res_conv2').document)).toMatchObject({ mixed: true });
  expect(freezingFront(editor(residual()).freezeUpTo('softmax').document)).toMatchObject({ mixed: false });
});
