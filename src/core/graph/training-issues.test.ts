import { expect, it } from 'vitest';
import { analyze } from './analyze';
import { unfreezeAll } from './edits/index';
import { capsuleNetwork, denseHead, mobilenetHead, residual, twoOutputs, visionTransformer } from './test-documents';
import { editor } from './test-editor';
import { trainingIssues, type DatasetFacts } from './training-issues';
import type { GraphDocument } from './types';

const three: DatasetFacts = { classes: 3, imagesPerClass: [5, 5, 5], classNames: ['van', 'bus', 'tram'] };
const issues = (document: GraphDocument, facts = three) => trainingIssues(document, analyze(document), facts).map(({ code, layer }) => [code, layer]);
const ready = () => editor(denseHead()).removeOutput().addOutput(3).freezePretrained();

it('nothing stands in the way of a network that is ready', () => {
  expect(issues(ready().document)).toEqual([]);
  expect(issues(editor(mobilenetHead()).removeOutput().addOutput(3).document)).toEqual([]);
  expect(issues(editor(residual()).removeOutput().addOutput(3).document)).toEqual([]);
  expect(issues(editor(mobilenetHead()).document, { classes: 10, imagesPerClass: Array(10).fill(2) })).toEqual([]);
  const binary = editor(denseHead()).removeOutput().addOutput(1).document;
  expect(issues(binary, { classes: 2, imagesPerClass: [3, 3] })).toEqual([]);
});

it('wants an output layer for the classes of the images', () => {
  expect(issues(editor(denseHead()).removeOutput().document)).toEqual([['no-output', 'pool']]);
  expect(issues(editor(residual()).removeOutput().document)).toEqual([['no-output', 'hidden']]);
  expect(issues(editor(denseHead()).removeOutput().delete('pool').document)).toEqual([['no-output', 'pw_relu']]);
  expect(issues(denseHead())).toEqual([['class-mismatch', 'probs']]);
  expect(issues(ready().set('predictions', { activation: 'linear' }).document)).toEqual([['output-shape', 'predictions']]);
  expect(issues(twoOutputs())).toEqual([['output-shape', 'broken']]);
  expect(issues(editor(denseHead()).removeOutput().addOutput(1).document)).toEqual([['class-mismatch', 'predictions']]);
});

it('wants something to train, once it is known that the rest is sound', () => {
  expect(issues(ready().freeze('predictions').document)).toEqual([['nothing-trainable', null]]);
  const broken = ready().freeze('predictions').insertAfter('pool', 'Add');
  expect(issues(broken.document)).toEqual([['bad-arity', 'add']]);
  expect(issues(ready().freeze('predictions').apply(unfreezeAll).document)).toEqual([]);
});

it('wants images enough', () => {
  const { document } = ready();
  expect(issues(document, { classes: 0, imagesPerClass: [] })).toEqual([['too-few-images', null]]);
  expect(issues(document, { classes: 1, imagesPerClass: [9] })).toEqual([['too-few-classes', null]]);
  expect(issues(document, { ...three, imagesPerClass: [5, 1, 0] })).toEqual([['too-few-images', null]]);
  expect(trainingIssues(document, analyze(document), { ...three, imagesPerClass: [5, 1, 0] })[0]?.message).toContain('“bus”, “tram”');
});

it('wants an input that a picture can be made into', () => {
  const withInput = (shape: readonly (number | null)[]) => ready().set('input', { batch_input_shape: [null, ...shape] }).document;
  expect(issues(withInput([null, null, 3]))).toEqual([['bad-shape', 'input']]);
  expect(issues(withInput([16, 16, 4]))).toEqual([['bad-shape', 'input']]);
  expect(issues(withInput([16, 16, 1]))).toEqual([['bad-shape', 'input']]);
  const gray = withInput([16, 16, 1]);
  expect(issues({ ...gray, preprocessing: { ...gray.preprocessing, color: 'grayscale' } })).toEqual([]);
});

it('takes the lengths of capsules for an output layer with as many classes as capsules', () => {
  expect(issues(capsuleNetwork(), { classes: 6, imagesPerClass: Array(6).fill(2) })).toEqual([]);
  expect(issues(capsuleNetwork())).toEqual([['class-mismatch', 'digits']]);
  expect(trainingIssues(capsuleNetwork(), analyze(capsuleNetwork()), three)[0]?.message).toContain('Set its num_capsule to 3');
  expect(issues(editor(capsuleNetwork()).set('digits', { num_capsule: 1 }).document)).toEqual([['output-shape', 'digits']]);
  expect(issues(editor(capsuleNetwork()).delete('lengths').document)).toEqual([['no-output', 'digits']]);
  expect(issues(editor(capsuleNetwork()).removeOutput().addOutput(3).document)).toEqual([]);
  expect(issues(editor(visionTransformer()).removeOutput().addOutput(3).document)).toEqual([]);
});
