import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { before, TooLate } from './deadline';

beforeAll(() => tf.setBackend('cpu'));

const add = (): number => tf.tidy(() => tf.add(1, 2).dataSync()[0]!);

it('gives what was done in time', async () => {
  expect(await before(performance.now() + 10_000, () => Promise.resolve(add()))).toBe(3);
});

it('throws at the first kernel after the time, in the middle of a gradient too, and at none afterwards', async () => {
  await expect(before(performance.now() - 1, () => Promise.resolve(add()))).rejects.toBeInstanceOf(TooLate);
  const deadline = performance.now() + 30;
  const slow = tf.customGrad((x) => ({
    value: tf.mul(x as tf.Tensor, 2),
    gradFunc: (dy: tf.Tensor) => {
      while (performance.now() <= deadline);
      return tf.mul(dy, 2);
    },
  }));
  const none = tf.memory().numTensors;
  await expect(before(deadline, () => Promise.resolve(tf.tidy(() => tf.grad((x) => slow(x))(tf.scalar(3)).dataSync())))).rejects.toBeInstanceOf(TooLate);
  expect(tf.memory().numTensors).toBe(none);
  expect(add()).toBe(3);
});

it('waits no longer for what does not end', async () => {
  let late: (() => boolean) | undefined;
  const never = before(performance.now() + 20, (isLate) => {
    late = isLate;
    return new Promise(() => undefined);
  });
  await expect(never).rejects.toBeInstanceOf(TooLate);
  expect(late!()).toBe(true);
});
