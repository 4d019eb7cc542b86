import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { Backends } from '../../src/engine/backends';
import type { Head } from '../../src/engine/head';
import { batchResult, type Target } from '../../src/engine/loss';

const backends = new Backends();
beforeAll(() => backends.use('webgl'));

const head: Head = { output: 'o', kind: 'softmax', loss: 'cross-entropy', stripped: 'o', units: 3, classCount: 3 };
/** The second row's largest logit is there twice: the first one counts as guessed. */
const logits = [[0.3, -40, 2], [1.5, 1.5, -1], [90, 3, 88], [-2, 0, 0.1]];
const labels = [2, 0, 2, 1];

async function numbersOf(backend: 'cpu' | 'webgl', targets: readonly Target[], over: Partial<Head>, weights: readonly number[] | null): Promise<number[][]> {
  await tf.setBackend(backend);
  const variable = tf.tidy(() => tf.variable(tf.tensor2d(logits)));
  const none = tf.memory().numTensors;
  let measured: tf.Tensor | null = null;
  // A factor behind it, as of what is added or scaled after the loss.
  const { value, grads } = tf.variableGrads(() => {
    const result = batchResult(variable as tf.Tensor as tf.Tensor2D, targets, { ...head, ...over }, weights);
    measured = tf.keep(result.measured);
    return tf.mul(result.loss, 0.5);
  }, [variable]);
  const tensors = [value, measured!, Object.values(grads)[0]!];
  const numbers = await Promise.all(tensors.map(async (tensor) => [...(await tensor.data())]));
  tf.dispose(tensors);
  expect(tf.memory().numTensors).toBe(none);
  variable.dispose();
  return numbers;
}

const cases: readonly [name: string, targets: readonly Target[], over: Partial<Head>, weights: readonly number[] | null][] = [
  ['of classes', labels, {}, null],
  ['smoothed', labels, { smoothing: 0.2 }, null],
  ['with classes that count differently', labels, { smoothing: 0.1 }, [0.5, 1, 3]],
  ['of mixed images', [[0.7, 0, 0.3], 0, [0.2, 0.2, 0.6], [0, 1, 0]], {}, [2, 1, 0.25]],
];

it.each(cases)('cross-entropy %s, its gradient and what is right are on WebGL what they are on the CPU', async (_name, targets, over, weights) => {
  const wanted = await numbersOf('cpu', targets, over, weights);
  const got = await numbersOf('webgl', targets, over, weights);
  wanted.forEach((numbers, at) => numbers.forEach((value, index) => expect(got[at]![index], `${at}, ${index}`).toBeCloseTo(value, 5)));
});

it('is told where it is no number', async () => {
  await tf.setBackend('webgl');
  const measured = tf.tidy(() => batchResult(tf.tensor2d([[0.1, NaN, 2], [1, 2, 3]]), [0, 1], head).measured);
  expect((await measured.data())[0]).toBeNaN();
  measured.dispose();
});
