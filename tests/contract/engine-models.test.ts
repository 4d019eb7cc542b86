import * as tf from '@tensorflow/tfjs';
import { readdirSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../src/core/graph/compile';
import { buildNetwork } from '../../src/engine/build';
import { featureCut } from '../../src/core/training/feature-cut';
import { findHead, toProbabilities } from '../../src/engine/head';
import { imageInput } from '../../src/engine/images';
import { setFileStore } from '../../src/storage/files';
import { memoryStore } from '../../src/storage/memory-store';
import { readTensors } from '../../src/storage/weights';
import { openAndStore } from '../fixtures/support/export';
import { loadPlain, startTfjs } from '../fixtures/support/plain-tfjs';
import { hasSharedModels, picked, sharedModel, skipLine } from '../fixtures/support/shared-models';

const folders = ['mobilenet_v1_025_224', 'mobilenet_v2_100_224_u8_nsfwjs', 'tm_car1', 'tm_fabric5', 'tm_drone_embedded96gray', 'tfjs_quickdraw_keras2conv4'];
const all = (folder: string): string[] => readdirSync(sharedModel(folder), { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => sharedModel(folder, entry.name));

if (!hasSharedModels) console.error(skipLine);

describe.skipIf(!hasSharedModels)('the engine on networks that other people made', () => {
  beforeAll(async () => {
    await startTfjs();
    setFileStore(memoryStore());
  });
  afterEach(() => tf.disposeVariables());

  it.each(folders)('%s: the same probabilities as plain tfjs, whole or cut in two at any cached boundary', async (folder) => {
    const { document } = await openAndStore(picked(...all(folder)));
    const compiled = compile(document);
    if (!compiled.ok) throw new Error(compiled.error.map((issue) => issue.message).join('\n'));
    const plan = compiled.value;
    const { height, width, channels, layer } = imageInput(plan);
    const head = findHead(plan);
    const input = tf.randomUniform([2, height, width, channels], -1, 1, 'float32', 5);
    const plain = await loadPlain(picked(...all(folder)));
    const wanted = (await (plain.predict(input) as tf.Tensor).data()) as Float32Array;
    const network = await buildNetwork(plan, { head, seed: 1, readTensors });
    const mode = { training: false, seed: 0 };
    const probabilities = async (output: tf.Tensor): Promise<number[]> => {
      const values = [...(await output.data())];
      return [values.slice(0, head.units), values.slice(head.units)].flatMap((one) => toProbabilities(one, head.kind));
    };
    const whole = network.run(new Map([[layer, input]]), [head.output], mode)[0]!;
    const frozen = { ...plan, layers: plan.layers.map((one, index) => ({ ...one, trainable: index > plan.layers.length * 0.6 })) };
    const { boundary } = featureCut(frozen, head.output);
    const values = network.run(new Map([[layer, input]]), boundary, mode);
    const joined = network.run(new Map(boundary.map((name, index) => [name, values[index]!])), [head.output], mode)[0]!;
    for (const got of [await probabilities(whole), await probabilities(joined)]) {
      got.forEach((value, index) => expect(Math.abs(value - wanted[index]!)).toBeLessThan(1e-4));
    }
    network.dispose();
  }, 120_000);
});
