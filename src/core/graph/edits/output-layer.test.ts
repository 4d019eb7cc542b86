import { describe, expect, it } from 'vitest';
import { checkDocument } from '../check-document';
import { capsuleNetwork, denseHead, mobilenetHead, residual, testDocument, twoOutputs, visionTransformer } from '../test-documents';
import { editor } from '../test-editor';
import { addOutputLayer, fitOutputToClasses, removeOutputLayer } from './index';

describe('removing the output layer', () => {
  it('takes off a Dense with softmax', () => {
    const edited = editor(denseHead()).removeOutput();
    expect(edited.document.outputs).toEqual(['pool']);
    expect(edited.document.classes).toEqual([]);
    expect(edited.names).not.toContain('probs');
    expect(edited.analysis.issues).toEqual([]);
  });

  it('takes off a Dense and its softmax Activation, and no hidden Dense', () => {
    const edited = editor(residual()).removeOutput();
    expect(edited.document.outputs).toEqual(['hidden']);
    expect(edited.names.slice(-2)).toEqual(['flatten', 'hidden']);
  });

  it('takes off the convolution, Activation and Reshape of MobileNet v1; what stays ends in its Dropout', () => {
    const edited = editor(mobilenetHead()).removeOutput();
    expect(edited.document.outputs).toEqual(['dropout']);
    expect(edited.facts('dropout').outputShape).toEqual([1, 1, 6]);
    expect(edited.names.slice(-3)).toEqual(['pool', 'reshape_1', 'dropout']);
  });

  it('takes off each of several', () => {
    const edited = editor(twoOutputs()).removeOutput();
    expect(edited.names).not.toContain('kind');
    expect(edited.names).not.toContain('broken');
    expect(edited.document.outputs).toEqual(['kind_hidden']);
    expect(checkDocument(edited.document)).toEqual([]);
  });

  it('is refused when there is none any more', () => {
    for (const document of [denseHead(), mobilenetHead(), residual(), twoOutputs()]) {
      expect(editor(document).removeOutput().refusal(removeOutputLayer).code).toBe('has-no-output-layer');
    }
  });

  it('leaves the input when that is all there is before it', () => {
    const all = denseHead();
    const only = testDocument([all.layers[0]!, { ...all.layers.at(-1)!, inputs: ['input'] }], ['probs']);
    expect(editor(only).removeOutput().document.outputs).toEqual(['input']);
  });
});

describe('adding an output layer', () => {
  it.each([
    ['a list of numbers', denseHead, []],
    ['1 x 1 features', mobilenetHead, ['Flatten']],
  ] as const)('fits the end of %s', (_, make, before) => {
    const edited = editor(make()).removeOutput();
    const count = edited.names.length;
    edited.addOutput(3, ['a', 'b', 'c']);
    expect(edited.document.layers.slice(count).map(({ type }) => type)).toEqual([...before, 'Dense']);
    expect(edited.facts('predictions').outputShape).toEqual([3]);
    expect(edited.layer('predictions')).toMatchObject({ origin: 'new', trainable: true, config: { units: 3, activation: 'softmax' }, weights: {} });
    expect(edited.document).toMatchObject({ outputs: ['predictions'], classes: ['a', 'b', 'c'], followsClasses: 'predictions' });
    expect(edited.selected).toBe('predictions');
    expect(edited.analysis.issues).toEqual([]);
  });

  it('pools a feature map', () => {
    const edited = editor(denseHead()).removeOutput().delete('pool').addOutput(2);
    expect(edited.document.layers.slice(-2).map(({ type }) => type)).toEqual(['GlobalAveragePooling2D', 'Dense']);
    expect(edited.document.classes).toEqual(['class 1', 'class 2']);
  });

  it('gives one class a sigmoid', () => {
    expect(editor(denseHead()).removeOutput().addOutput(1).layer('predictions').config).toMatchObject({ units: 1, activation: 'sigmoid' });
  });

  it('is refused while there is one', () => {
    const before = editor(denseHead());
    expect(before.refusal((document) => addOutputLayer(document, 3)).message).toContain('Remove the output layer first');
    expect(before.removeOutput().addOutput(3).refusal((document) => addOutputLayer(document, 3)).layer).toBe('predictions');
  });

  it('may follow a hidden layer with a sigmoid that was added', () => {
    const edited = editor(denseHead()).removeOutput().insertAfter('pool', 'Dense', { units: 4, activation: 'sigmoid' }).addOutput(2);
    expect(edited.document.outputs).toEqual(['predictions']);
  });

  it('can be removed and added again', () => {
    const edited = editor(mobilenetHead()).removeOutput().addOutput(3).removeOutput();
    expect(edited.document).toMatchObject({ classes: [], followsClasses: null, outputs: ['flatten'] });
    expect(edited.addOutput(4).facts('predictions').outputShape).toEqual([4]);
  });
});

describe('following the classes of the images', () => {
  const withHead = () => editor(denseHead()).removeOutput().addOutput(3);
  const fit = (...names: string[]) => (document: Parameters<typeof fitOutputToClasses>[0]) => fitOutputToClasses(document, names);

  it('takes their count and names', () => {
    const edited = withHead().apply(fit('a', 'b', 'c', 'd'));
    expect(edited.facts('predictions').outputShape).toEqual([4]);
    expect(edited.document.classes).toEqual(['a', 'b', 'c', 'd']);
  });

  it('changes nothing when nothing has changed, and while there are fewer than two', () => {
    const edited = withHead().apply(fit('a', 'b', 'c'));
    const { document } = edited;
    expect(edited.apply(fit('a', 'b', 'c')).document).toBe(document);
    expect(edited.apply(fit('a')).document).toBe(document);
  });

  it('keeps a single sigmoid unit for two classes, and gives it up for three', () => {
    const binary = editor(denseHead()).removeOutput().addOutput(1).apply(fit('no', 'yes'));
    expect(binary.layer('predictions').config.units).toBe(1);
    expect(binary.document.classes).toEqual(['no', 'yes']);
    expect(binary.apply(fit('a', 'b', 'c')).layer('predictions').config).toMatchObject({ units: 3, activation: 'softmax' });
  });

  it('ends when the units are set by hand', () => {
    const edited = withHead().set('predictions', { units: 5 });
    expect(edited.document).toMatchObject({ followsClasses: null, classes: ['class 1', 'class 2', 'class 3', 'class 4', 'class 5'] });
    const { document } = edited;
    expect(edited.apply(fit('a', 'b')).document).toBe(document);
  });
});

describe('a network that ends in the lengths of capsules', () => {
  it('loses its last capsules with the output layer, and no more', () => {
    const edited = editor(capsuleNetwork()).removeOutput();
    expect(edited.document).toMatchObject({ outputs: ['primary'], classes: [] });
    expect(edited.refusal(removeOutputLayer).code).toBe('has-no-output-layer');
  });

  it('gets a capsule for each class, whose number follows the images', () => {
    const edited = editor(capsuleNetwork()).removeOutput().addOutput(3, ['a', 'b', 'c']);
    expect(edited.document.layers.slice(-2).map(({ type }) => type)).toEqual(['CapsuleLayer', 'CapsuleLength']);
    expect(edited.document).toMatchObject({ outputs: ['capsule_length'], classes: ['a', 'b', 'c'], followsClasses: 'predictions' });
    expect(edited.facts('capsule_length').outputShape).toEqual([3]);
    edited.apply((document) => fitOutputToClasses(document, ['a', 'b', 'c', 'd']));
    expect(edited.facts('capsule_length').outputShape).toEqual([4]);
    expect(edited.set('predictions', { num_capsule: 5 }).document).toMatchObject({ followsClasses: null, classes: ['a', 'b', 'c', 'd', 'class 5'] });
  });

  it('gets them behind a dropout of capsules too', () => {
    const edited = editor(capsuleNetwork()).removeOutput().insertAfter('primary', 'Dropout').addOutput(3);
    expect(edited.document.layers.slice(-3).map(({ type }) => type)).toEqual(['Dropout', 'CapsuleLayer', 'CapsuleLength']);
    expect(edited.facts('capsule_length').outputShape).toEqual([3]);
  });

  it('takes capsules that are there already for the classes, where there are as many', () => {
    const edited = editor(capsuleNetwork()).removeOutput().insertAfter('primary', 'CapsuleLayer', { num_capsule: 3 }).addOutput(3);
    expect(edited.document.layers.filter(({ type }) => type === 'CapsuleLayer')).toHaveLength(1);
    expect(edited.document.followsClasses).toBe('capsule_layer');
  });

  it('wants two classes or more, and one output layer', () => {
    expect(editor(capsuleNetwork()).removeOutput().refusal((document) => addOutputLayer(document, 1)).message).toContain('two classes');
    const byHand = editor(capsuleNetwork()).removeOutput().insertAfter('primary', 'CapsuleLayer').insertAfter('capsule_layer', 'CapsuleLength');
    expect(byHand.refusal((document) => addOutputLayer(document, 3)).message).toContain('Remove the output layer');
  });
});

it('a vision transformer is read out at its class token', () => {
  const edited = editor(visionTransformer()).removeOutput();
  expect(edited.document.outputs).toEqual(['read']);
  edited.delete('read').addOutput(4);
  expect(edited.document.layers.slice(-2).map(({ type }) => type)).toEqual(['TakeToken', 'Dense']);
  expect(edited.analysis.issues).toEqual([]);
});
