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
});
