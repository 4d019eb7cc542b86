import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { Backends } from '../../src/engine/backends';

it('WASM runs on several threads where there are cores for them, and computes the same', async () => {
  Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { configurable: true, value: 8 });
  const scripts: unknown[] = [];
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (this: Worker, message: { cmd?: string; urlOrBlob?: unknown }, ...rest: unknown[]): void {
    if (message.cmd === 'load') scripts.push(message.urlOrBlob);
    Reflect.apply(postMessage, this, [message, ...rest]);
  };
  const report = await new Backends().use('wasm');
  Worker.prototype.postMessage = postMessage;
  expect(report).toMatchObject({ name: 'wasm', usable: true });
  expect(report.detail).toMatch(/SIMD, [2-8] threads/);
  // Each thread's script comes from this page's own server, not from a blob: URL.
  expect(scripts.length).toBeGreaterThan(1);
  for (const script of scripts) expect(new URL(String(script)).origin).toBe(location.origin);

  const product = tf.tidy(() => tf.matMul(tf.randomUniform([300, 400], -1, 1, 'float32', 1), tf.randomUniform([400, 200], -1, 1, 'float32', 2)));
  const threaded = await product.data();
  await tf.setBackend('cpu');
  const alone = await tf.tidy(() => tf.matMul(tf.randomUniform([300, 400], -1, 1, 'float32', 1), tf.randomUniform([400, 200], -1, 1, 'float32', 2))).data();
  expect(threaded.every((value, index) => Math.abs(value - alone[index]!) < 1e-3)).toBe(true);

  // Our own kernels work on the threads' shared memory too.
  const gradients = async (backend: 'wasm' | 'cpu'): Promise<number[][]> => {
    await tf.setBackend(backend);
    const shapes = [[2, 9, 9, 5], [3, 3, 5, 8], [3, 3, 8, 1], [8, 3]] as const;
    const [x, w, d, k] = shapes.map((shape, index) => tf.randomUniform([...shape], -1, 1, 'float32', index + 1));
    const loss = (...[a, b, c, e]: tf.Tensor[]): tf.Scalar => {
      const features = tf.relu6(tf.depthwiseConv2d(tf.relu(tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, 1, 'same')) as tf.Tensor4D, c as tf.Tensor4D, 2, 'same'));
      return tf.sum(tf.square(tf.matMul(tf.mean(features, [1, 2]) as tf.Tensor2D, e as tf.Tensor2D)));
    };
    return Promise.all(tf.grads(loss)([x!, w!, d!, k!]).map(async (one) => [...(await one.data())]));
  };
  const wanted = await gradients('cpu');
  (await gradients('wasm')).forEach((numbers, input) => numbers.forEach((value, index) => expect(Math.abs(value - wanted[input]![index]!)).toBeLessThan(1e-3)));
});
