import { describe, expect, it } from 'vitest';
import { checkDocument } from '../graph/check-document';
import { insertLayers } from '../graph/edits';
import { denseHead, residual } from '../graph/test-documents';
import { editor } from '../graph/test-editor';
import { copyLayers, groupOf, parseCopied } from './clipboard';

const copied = (names: readonly string[]) => copyLayers(residual(), names)!;
const group = (text: string) => {
  const result = parseCopied(text);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};
const fault = (text: string): string => {
  const result = parseCopied(text);
  return result.ok ? '' : result.error;
};
const broken = (change: (clip: { layers: Record<string, unknown>[]; exit: unknown }) => void) => {
  const clip = JSON.parse(copied(['res_conv1', 'res_relu', 'res_conv2', 'add']));
  change(clip);
  return fault(JSON.stringify(clip));
};

describe('copied layers', () => {
  it('go into another network with their weights and the connections among them', () => {
    const text = copied(['res_conv1', 'res_relu', 'res_conv2', 'add']);
    const edited = editor(denseHead()).apply((document) => insertLayers(document, { source: 'conv1_relu', target: 'dw' }, group(text)));
    expect(edited.layer('add').inputs).toEqual(['conv1_relu', 'res_conv2']);
    expect(edited.layer('dw').inputs).toEqual(['add']);
    expect(edited.facts('res_conv1').startsAnew).toBe(false);
    expect(edited.layer('res_conv1').weights.kernel).toEqual({ set: 'test', key: 'res_conv1/kernel', shape: [3, 3, 4, 4] });
    expect(edited.analysis.issues).toEqual([]);
    expect(checkDocument(edited.document)).toEqual([]);
  });

  it('get names that are free, in a series after the last', () => {
    const chosen = groupOf(residual(), ['hidden', 'logits'])!;
    const edited = editor(residual()).apply((document) => insertLayers(document, { source: 'logits' }, chosen)).apply((document) => insertLayers(document, { source: 'logits_1' }, chosen));
    expect(edited.names.slice(-5)).toEqual(['hidden_1', 'logits_1', 'hidden_2', 'logits_2', 'softmax']);
    expect(edited.layer('softmax').inputs).toEqual(['logits_2']);
    const strange = { layers: [{ ...chosen.layers[0]!, name: '/a b/c' }], exit: '/a b/c' };
    expect(editor(residual()).apply((document) => insertLayers(document, { source: 'hidden' }, strange)).selected).toBe('a_b_c');
  });

  it('keep how much of the learning rate they train with', () => {
    const source = editor(residual()).multiply(0.5, 'hidden').document;
    const edited = editor(residual()).apply((document) => insertLayers(document, { source: 'hidden' }, group(copyLayers(source, ['hidden'])!)));
    expect(edited.layer('hidden_1').learningRateMultiplier).toBe(0.5);
    expect(edited.layer('hidden').learningRateMultiplier).toBeUndefined();
  });

  it('leave the input where it is', () => {
    expect(copyLayers(residual(), ['input'])).toBeNull();
    expect(group(copied(['input', 'stem'])).layers.map(({ name, inputs }) => [name, inputs])).toEqual([['stem', [null]]]);
  });

  it('from a hostile text are refused', () => {
    expect(fault('hello')).toContain('no layers');
    expect(fault('"graft-layers"')).toContain('damaged');
    expect(fault(`"graft-layers"${' '.repeat(9 * 2 ** 20)}`)).toContain('too large');
    expect(fault(`{"kind":"graft-layers","layers":${'['.repeat(100_000)}`)).toContain('damaged');
    expect(broken(({ layers }) => (layers[0]!.type = 'Quantum'))).toContain('Quantum');
    expect(broken(({ layers }) => (layers[0]!.type = 'InputLayer'))).toContain('InputLayer');
    expect(broken(({ layers }) => (layers[0]!.config = { filters: -1 }))).toContain('filters');
    expect(broken(({ layers }) => (layers[0]!.config = JSON.parse('{"__proto__":{"filters":1}}')))).toContain('damaged');
    expect(broken(({ layers }) => (layers[1]!.inputs = ['add']))).toContain('not before it');
    expect(broken(({ layers }) => (layers[1]!.name = layers[0]!.name))).toContain('twice');
    expect(broken(({ layers }) => (layers[0]!.weights = { kernel: { set: '../../x', key: 'k', shape: [1] } }))).toContain('damaged');
    expect(broken(({ layers }) => layers.push(...Array.from({ length: 2_001 }, () => layers[0]!)))).toContain('damaged');
    expect(broken(({ layers }) => (layers[0]!.learningRateMultiplier = 11))).toContain('damaged');
    expect(broken((clip) => (clip.exit = 'nowhere'))).toContain('lead on');
  });
});
