import { describe, expect, it } from 'vitest';
import { analyze } from './analyze';
import { compile } from './compile';
import { denseHead, long, mobilenetHead, residual, testDocument, twoOutputs } from './test-documents';
import { editor } from './test-editor';

describe('analyze', () => {
  it('gives shapes, parameters and multiply-adds as Keras\'s summary counts them', () => {
    const { layers, params } = analyze(denseHead());
    expect(layers.get('conv1')).toMatchObject({ inputShapes: [[16, 16, 3]], outputShape: [8, 8, 4], params: 108, macs: 108 * 64 });
    expect(layers.get('conv1_bn')).toMatchObject({ params: 16, trainableParams: 8 });
    expect(layers.get('probs')).toMatchObject({ params: 49, macs: 42 });
    expect(params).toBe(108 + 16 + 36 + 16 + 24 + 24 + 49);
  });

  it('works out again only what an edit has changed', () => {
    const base = denseHead();
    const edited = editor(base).set('pw', { activation: 'relu' }).freeze('conv1');
    for (const { name } of base.layers) {
      const same = analyze(base).layers.get(name) === edited.facts(name);
      expect([name, same]).toEqual([name, !['pw', 'conv1'].includes(name)]);
    }
    expect(analyze(base)).toBe(analyze(base));
  });

  it('of a thousand layers works out two after an edit of one: itself and the one that it feeds', () => {
    const base = long(1000);
    const before = analyze(base).layers;
    const edited = editor(base).set('d500', { units: 5 });
    const again = [...analyze({ ...edited.document }).layers.values()].filter((one) => one !== before.get(one.name));
    expect(again.map(({ name }) => name)).toEqual(['d500', 'd501']);
    expect(edited.notes.map(({ layer }) => layer)).toEqual(['d500', 'd501']);
  });

  it('says what is wrong with a layer, and that it is that layer', () => {
    const { layers } = residual();
    const broken = testDocument(layers.map((layer) => (layer.name === 'stem' ? { ...layer, type: 'Quantum' } : layer)), ['softmax']);
    expect(analyze(broken).issues).toMatchObject([{ code: 'unknown-type', layer: 'stem', severity: 'error' }, { code: 'upstream', layer: null, severity: 'info' }]);
    const wrong = testDocument(layers.map((layer) => (layer.name === 'hidden' ? { ...layer, config: { units: 'many' } } : layer)), ['softmax']);
    expect(analyze(wrong).issues[0]).toMatchObject({ code: 'bad-config', layer: 'hidden' });
    expect(analyze(wrong).issues[0]?.message).toMatch(/^hidden: units: /);
    const loose = testDocument(layers.map((layer) => (layer.name === 'stem' ? { ...layer, inputs: [] } : layer)), ['softmax']);
    expect(analyze(loose).issues[0]).toMatchObject({ code: 'unconnected', layer: 'stem' });
    expect(analyze({ ...residual(), layers: [] }).issues[0]).toMatchObject({ code: 'no-input' });
  });

  it('warns of a layer that leads nowhere', () => {
    const document = { ...twoOutputs(), outputs: ['kind'] };
    expect(analyze(document).issues).toMatchObject([{ code: 'dead-end', severity: 'warning', layer: 'broken' }]);
  });
});

describe('compile', () => {
  const planOf = (document: Parameters<typeof compile>[0]) => {
    const result = compile(document);
    if (!result.ok) throw new Error(result.error.map(({ message }) => message).join(' '));
    return result.value;
  };

  it('gives full Keras configs and the tensors to copy in', () => {
    const plan = planOf(editor(mobilenetHead()).removeOutput().addOutput(3).freezePretrained().document);
    expect(plan).toMatchObject({ inputs: ['input'], outputs: ['predictions'], classes: ['class 1', 'class 2', 'class 3'] });
    expect(plan.layers[0]).toMatchObject({ className: 'InputLayer', config: { name: 'input', batch_input_shape: [null, 16, 16, 3] }, outputShape: [16, 16, 3] });
    const norm = plan.layers.find(({ name }) => name === 'pw_bn')!;
    expect(norm).toMatchObject({ batchStatistics: true, stochastic: false, trainable: false, config: { trainable: false, name: 'pw_bn' } });
    expect(norm.weights.map(({ name, source }) => [name, source?.key])).toEqual(['gamma', 'beta', 'moving_mean', 'moving_variance'].map((name) => [name, `pw_bn/${name}`]));
    expect(plan.layers.find(({ name }) => name === 'predictions')!.weights.map(({ source }) => source)).toEqual([null, null]);
    expect(plan.layers.find(({ name }) => name === 'dropout')!.stochastic).toBe(true);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  it('gives each layer its part of the learning rate', () => {
    const plan = planOf(editor(denseHead()).multiply(0.1, 'pw').document);
    expect(plan.layers.map(({ name, learningRateMultiplier }) => [name, learningRateMultiplier])).toEqual(plan.layers.map(({ name }) => [name, name === 'pw' ? 0.1 : 1]));
  });

  it('copies none of a layer\'s tensors unless they cover all its weights', () => {
    const plan = planOf(editor(denseHead()).set('pw', { use_bias: true }).document);
    expect(plan.layers.find(({ name }) => name === 'pw')!.weights.map(({ source }) => source)).toEqual([null, null]);
  });

  it('leaves out what leads to no output, broken or not', () => {
    const edited = editor({ ...twoOutputs(), outputs: ['kind'] }).insertBetween('pool', 'broken', 'Add');
    expect(planOf(edited.document).layers.map(({ name }) => name)).not.toContain('broken');
  });

  it('gives the errors instead', () => {
    const result = compile(editor(residual()).insertAfter('stem', 'Add').document);
    expect(!result.ok && result.error.map(({ code, layer }) => [code, layer])).toEqual([['bad-arity', 'add_1']]);
  });
});
