import { describe, expect, it } from 'vitest';
import { checkDocument } from '../check-document';
import { compile } from '../compile';
import { denseHead } from '../test-documents';
import { editor, type TestEditor } from '../test-editor';
import type { TensorRef } from '../types';
import { applyTrainedWeights, freezeAllPretrained, setConfig, setTrainable, startAnew } from './index';

const forget = (edited: TestEditor, ...names: string[]): TestEditor => edited.apply((document) => startAnew(document, names));

function sourcesOf({ document }: TestEditor, name: string): readonly (TensorRef | null)[] {
  const plan = compile(document);
  if (!plan.ok) throw new Error(plan.error.map(({ message }) => message).join('; '));
  return plan.value.layers.find((layer) => layer.name === name)!.weights.map(({ source }) => source);
}

describe('starting anew', () => {
  it('drops the tensors of these layers only, and says so of each', () => {
    const edited = forget(editor(denseHead()), 'conv1', 'conv1_bn', 'conv1_relu');
    expect(edited.notes).toMatchObject([{ code: 'starts-anew', layer: 'conv1' }, { code: 'starts-anew', layer: 'conv1_bn' }]);
    expect(sourcesOf(edited, 'conv1')).toEqual([null]);
    expect(sourcesOf(edited, 'conv1_bn')).toEqual([null, null, null, null]);
    expect(sourcesOf(edited, 'dw')).not.toContain(null);
    expect(edited.analysis.issues).toEqual([]);
    expect(checkDocument(edited.document)).toEqual([]);
  });

  it('changes nothing else but the origin', () => {
    const before = denseHead();
    const edited = forget(editor(before), 'conv1', 'conv1_relu');
    const { weights, origin, ...rest } = edited.layer('conv1');
    const { weights: had, origin: was, ...same } = before.layers.find(({ name }) => name === 'conv1')!;
    expect(rest).toEqual(same);
    expect([weights, origin]).toEqual([{}, 'changed']);
    expect([Object.keys(had), was]).toEqual([['kernel'], 'pretrained']);
    expect(edited.layer('conv1_relu')).toBe(before.layers.find(({ name }) => name === 'conv1_relu'));
    expect({ ...edited.document, layers: before.layers }).toEqual(before);
  });

  it('comes back by undo, and not by setting an argument back', () => {
    const edited = forget(editor(denseHead()), 'probs');
    const units = (count: number) => edited.apply((document) => setConfig(document, ['probs'], { units: count }));
    units(5);
    units(7);
    expect(sourcesOf(edited, 'probs')).toEqual([null, null]);
    edited.undo().undo().undo();
    expect(sourcesOf(edited, 'probs')).not.toContain(null);
  });

  it('is trained anew, and a new layer stays new', () => {
    const trained = (edited: TestEditor, name: string) =>
      edited.apply((document) => applyTrainedWeights(document, { [name]: Object.fromEntries(edited.facts(name).weights.map(({ name: weight, shape }) => [weight, { set: 'run', key: weight, shape }])) }));
    const edited = editor(denseHead()).removeOutput().addOutput(3);
    const head = edited.document.outputs[0]!;
    trained(edited, head);
    expect(forget(edited, head).layer(head)).toMatchObject({ origin: 'new', weights: {} });
    forget(edited, 'conv1');
    expect(sourcesOf(trained(edited, 'conv1'), 'conv1')).toMatchObject([{ set: 'run' }]);
  });

  it('is left to train by freezing all that is pretrained; freezing it by hand is warned of', () => {
    const edited = forget(editor(denseHead()), 'conv1').apply(freezeAllPretrained);
    expect(edited.layer('conv1').trainable).toBe(true);
    expect(edited.layer('dw').trainable).toBe(false);
    edited.apply((document) => setTrainable(document, ['conv1'], false));
    expect(edited.facts('conv1').issues).toMatchObject([{ code: 'starts-anew', severity: 'warning' }]);
  });

  it('does nothing where there is nothing to forget, and is refused for a layer that is not there', () => {
    const before = denseHead();
    const idle = startAnew(before, ['pool', 'input']);
    expect(idle).toEqual({ ok: true, document: before, notes: [] });
    expect(idle.ok && idle.document).toBe(before);
    expect(editor(before).refusal((document) => startAnew(document, ['conv1', 'nowhere'])).code).toBe('unknown-layer');
  });
});
