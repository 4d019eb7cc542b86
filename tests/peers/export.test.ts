import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { openModel } from '../../src/importers/index';
import { compile } from '../../src/core/graph/compile';
import { tfjsExporter } from '../../src/exporters/tfjs';
import { loadExportedZip, loadModelFolder, plainTfjs } from '../e2e/support/plain-tfjs';
import { sharedFolder } from '../e2e/support/shared';
import { inputShape, referenceNetwork, seededNumbers } from './support/reference-network';
import { python, readFloats, scratch } from './support/python';

function kerasPredictions(zip: string, inputs: Float32Array, shape: readonly number[], folder: string): { outputs: Float32Array; trainable: string[] } {
  writeFileSync(join(folder, 'inputs.bin'), new Uint8Array(inputs.buffer));
  const printed = python('predict.py', [zip, join(folder, 'inputs.bin'), ...shape.map(String), join(folder, 'outputs.bin')]);
  return { outputs: readFloats(join(folder, 'outputs.bin')), trainable: JSON.parse(printed.trim().split('\n').at(-1)!).trainable };
}

const largestDifference = (a: ArrayLike<number>, b: ArrayLike<number>): number => Math.max(...Array.from(a, (value, at) => Math.abs(value - b[at]!)));

test('an exported network predicts the same in real Keras and in plain tfjs, and is frozen there', async () => {
  const folder = scratch();
  const zip = join(folder, 'exported.zip');
  writeFileSync(zip, (await referenceNetwork(['stem', 'stem_bn', 'block_depthwise'])).zip);
  const inputs = seededNumbers(5 * 12 * 12 * 3, 3);
  const { outputs, trainable } = kerasPredictions(zip, inputs, inputShape, folder);
  expect(outputs).toHaveLength(5 * 4);
  expect(trainable).toEqual(expect.arrayContaining(['stem', 'stem_bn', 'block_depthwise']));
  await plainTfjs();
  const { model } = await loadExportedZip(zip);
  const plain = await (model.predict(tf.tensor(inputs, [5, ...inputShape])) as tf.Tensor).data();
  expect(largestDifference(plain, outputs)).toBeLessThan(1e-5);
});

const mobilenet = join(sharedFolder, 'models', 'mobilenet_v1_025_224');
test.skipIf(!existsSync(mobilenet))('MobileNet opened and exported by Graft is MobileNet in real Keras (skipped: no ../shared)', async () => {
  const manifest = JSON.parse(readFileSync(join(mobilenet, 'model.json'), 'utf8')) as { weightsManifest: { paths: string[] }[] };
  const names = ['model.json', ...manifest.weightsManifest.flatMap(({ paths }) => paths)];
  const opened = await openModel(names.map((path) => ({ path, blob: new Blob([readFileSync(join(mobilenet, path))]) })), 'peer');
  const plan = compile(opened.document);
  if (!plan.ok) throw new Error(plan.error.map(({ message }) => message).join('; '));
  const file = await tfjsExporter.write({ format: 'tfjs', plan: plan.value, name: 'mobilenet' }, (refs) => Promise.resolve(refs.map(({ key }) => opened.tensors[key]!.values)));
  const folder = scratch();
  const zip = join(folder, 'mobilenet.zip');
  writeFileSync(zip, new Uint8Array(await file.blob.arrayBuffer()));
  const inputs = seededNumbers(2 * 224 * 224 * 3, 5).map((value) => value * 2 - 1);
  const { outputs } = kerasPredictions(zip, inputs, [224, 224, 3], folder);
  await plainTfjs();
  const original = await loadModelFolder(mobilenet);
  const plain = await (original.predict(tf.tensor(inputs, [2, 224, 224, 3])) as tf.Tensor).data();
  expect(largestDifference(plain, outputs)).toBeLessThan(1e-5);
});
