/** Real Keras beside the bench: a process that times training steps when it is asked to. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { peerPython } from '../../../tools/peer-python.mjs';

/** null, and a line that says why, where there is no Python for it. */
export function startKeras({ size, classes, batchSize }) {
  let python;
  try {
    python = peerPython();
  } catch (thrown) {
    console.log(`left out, real Keras: ${thrown.message}`);
    return null;
  }
  const script = fileURLToPath(new URL('./keras_step.py', import.meta.url));
  const keras = spawn(python, [script, size, classes, batchSize].map(String), { env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '3' } });
  // TensorFlow says much there that is no error.
  let said = '';
  keras.stderr.on('data', (text) => (said = `${said}${text}`.slice(-4000)));
  const lines = createInterface({ input: keras.stdout })[Symbol.asyncIterator]();
  return {
    /** Median of so many steps, milliseconds. */
    async step(count) {
      keras.stdin.write(`${count}\n`);
      const { done, value } = await lines.next();
      if (done) throw new Error(`Keras ended before its time:\n${said}`);
      return Number(value);
    },
    stop: () => keras.kill(),
  };
}
