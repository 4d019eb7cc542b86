import { expect, test } from 'vitest';
import { applyTrainedWeights, renameLayer, setTrainable } from './edits';
import { graphVersion, setsOf } from './graph-version';
import { denseHead } from './test-documents';
import type { EditResult, GraphDocument } from './types';

const edited = (result: EditResult): GraphDocument => {
  if (!result.ok) throw new Error(result.issue.message);
  return result.document;
};

test('is the same for the same network, trained or not, wherever its cards stand', () => {
  const document = denseHead();
  const version = graphVersion(document);
  expect(version).toMatch(/^[0-9a-f]{8}$/);
  const [layer] = document.layers.filter(({ weights }) => Object.keys(weights).length > 0);
  const trained = edited(applyTrainedWeights(document, { [layer!.name]: Object.fromEntries(Object.entries(layer!.weights).map(([name, ref]) => [name, { ...ref, set: 'run-1' }])) }));
  expect(graphVersion(trained)).toBe(version);
  expect(setsOf(trained)).toContain('run-1');
  expect(graphVersion({ ...document, name: 'other', positions: { [layer!.name]: { x: 3, y: 4 } } })).toBe(version);
});

test('is another once a layer, its freezing or the classes change', () => {
  const document = denseHead();
  const { name, trainable } = document.layers.find(({ weights }) => Object.keys(weights).length > 0)!;
  const versions = [document, edited(setTrainable(document, [name], !trainable)), edited(renameLayer(document, name, 'other_name')), { ...document, classes: ['one', 'two'] }].map(graphVersion);
  expect(new Set(versions).size).toBe(versions.length);
});
