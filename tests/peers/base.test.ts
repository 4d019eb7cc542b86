import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { bases } from '../../src/core/bases';
import { compile } from '../../src/core/graph/compile';
import { buildNetwork } from '../../src/engine/build';
import { findHead, toProbabilities } from '../../src/engine/head';
import { imageInput } from '../../src/engine/images';
import { openModel } from '../../src/importers';
import { loadModelFolder, plainTfjs } from '../e2e/support/plain-tfjs';
import { sharedFolder } from '../e2e/support/shared';
import { python, readFloats, scratch } from './support/python';

const count = 50;
const side = 96;
/** The weights that ship are float16. */
const tolerance = 1e-3;
const photographs = join(sharedFolder, 'data');
/** Inputs and answers of the Python network that was trained, by `python -m pretrain.parity --out DIR`. */
const parity = process.env['GRAFT_PARITY_DIR'];
const embedded = bases.filter(({ kind }) => kind === 'embedded');
const folderOf = (id: string): string => join(import.meta.dirname, '..', '..', 'public', 'models', id);

type Rows = readonly (readonly number[])[];

const rowsOf = (values: ArrayLike<number>, classes: number): Rows => Array.from({ length: values.length / classes }, (_, row) => Array.from({ length: classes }, (_one, at) => values[row * classes + at]!));

/** What Graft's engine says of inputs `[count, side, side, 3]`: probabilities by photograph. */
async function inEngine(folder: string, inputs: Float32Array): Promise<Rows> {
  const { weightsManifest } = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as { weightsManifest: { paths: string[] }[] };
  const paths = ['model.json', ...weightsManifest.flatMap((group) => group.paths)];
  const opened = await openModel(paths.map((path) => ({ path, blob: new Blob([readFileSync(join(folder, path))]) })), 'base');
  const plan = compile(opened.document);
  if (!plan.ok) throw new Error(plan.error.map(({ message }) => message).join('; '));
  const head = findHead(plan.value);
  const network = await buildNetwork(plan.value, { head, seed: 1, readTensors: (refs) => Promise.resolve(refs.map(({ key }) => opened.tensors[key]!.values)) });
  const output = network.run(new Map([[imageInput(plan.value).layer, tf.tensor(inputs, [count, side, side, 3])]]), [head.output], { training: false, seed: 0 })[0]!;
  const rows = rowsOf(await output.data(), head.units).map((row) => toProbabilities(row, head.kind));
  network.dispose();
  return rows;
}

async function inPlainTfjs(folder: string, inputs: Float32Array, classes: number): Promise<Rows> {
  const model = await loadModelFolder(folder);
  const rows = rowsOf(await (model.predict(tf.tensor(inputs, [count, side, side, 3])) as tf.Tensor).data(), classes);
  model.dispose();
  return rows;
}

function inKeras(folder: string, inputs: Float32Array<ArrayBuffer>, classes: number): Rows {
  const work = scratch();
  writeFileSync(join(work, 'inputs.bin'), new Uint8Array(inputs.buffer));
  python('predict.py', [folder, join(work, 'inputs.bin'), String(side), String(side), '3', join(work, 'outputs.bin')]);
  return rowsOf(readFloats(join(work, 'outputs.bin')), classes);
}

function expectSame(said: Rows, wanted: Rows): void {
  expect(said).toHaveLength(count);
  const difference = Math.max(...said.flatMap((row, at) => row.map((value, index) => Math.abs(value - wanted[at]![index]!))));
  expect(difference).toBeLessThan(tolerance);
  for (const row of said) expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 3);
}

beforeAll(async () => {
  await plainTfjs();
});

describe.skipIf(!existsSync(join(photographs, 'cars')))(`the embedded networks on ${count} photographs (skipped: no ../shared)`, () => {
  let inputs: Float32Array<ArrayBuffer>;
  beforeAll(() => {
    const file = join(scratch(), 'photographs.bin');
    python('photographs.py', [photographs, String(count), String(side), file]);
    inputs = readFloats(file) as Float32Array<ArrayBuffer>;
    expect(inputs).toHaveLength(count * side * side * 3);
  });

  test.each(embedded)('$id says the same in the page\'s engine, in plain tfjs and in real Keras', async ({ id, classes }) => {
    const keras = inKeras(folderOf(id), inputs, classes);
    expectSame(await inEngine(folderOf(id), inputs), keras);
    expectSame(await inPlainTfjs(folderOf(id), inputs, classes), keras);
    // A network that says the same of everything would agree with itself anywhere.
    expect(new Set(keras.map((row) => row.indexOf(Math.max(...row)))).size).toBeGreaterThan(2);
  });
});

describe.skipIf(!parity)('the embedded networks beside the Python network that was trained (skipped: no GRAFT_PARITY_DIR)', () => {
  test.each(embedded)('$id says what it said there', async ({ id, classes }) => {
    const inputs = readFloats(join(parity!, 'inputs.bin')) as Float32Array<ArrayBuffer>;
    const { networks } = JSON.parse(readFileSync(join(parity!, 'expected.json'), 'utf8')) as { networks: Record<string, number[][]> };
    const wanted = networks[id]!;
    expectSame(await inEngine(folderOf(id), inputs), wanted);
    expectSame(await inPlainTfjs(folderOf(id), inputs, classes), wanted);
    expectSame(inKeras(folderOf(id), inputs, classes), wanted);
  });
});
