/** How fast the engine trains, as ratios in one run, and whether it leaves tensors behind; under the real page's security headers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { chromiumArguments, findChromium } from '../../tools/chromium.mjs';
import { serve } from '../../tools/serve.mjs';
import { wasmKernels } from '../../tools/wasm-kernels.mjs';
import { startKeras } from './engine/keras.mjs';
import { median } from './median.mjs';

/** As the bench's worker has them. */
const network = { size: 96, classes: 5, batchSize: 16 };
const rounds = 5;

export async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'graft-bench-'));
  const root = fileURLToPath(new URL('./engine', import.meta.url));
  await build({ root, configFile: false, logLevel: 'error', worker: { format: 'es', plugins: () => [wasmKernels()] }, build: { outDir: folder, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 4000 } });
  const server = await serve({ folder, port: 0 });
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error.message));
    await page.goto(`http://localhost:${server.port}`);
    const backends = await page.evaluate('window.bench.backends()');
    for (const { name, usable, detail } of backends) console.log(`${name}: ${usable ? '' : 'not usable, '}${detail}`);
    // A graphics card may well be quicker than WASM.
    const drawn = backends.find(({ name }) => name === 'webgl').software;
    const head = await page.evaluate('window.bench.headOnly(200, 20)');
    const wasm = await page.evaluate("window.bench.unfrozen('wasm', 16, 9)");
    const webgl = await page.evaluate("window.bench.unfrozen('webgl', 16, 5)");
    const whole = await page.evaluate('window.bench.wasmStep(15)');
    const native = await besideKeras(page);
    const last = (await page.evaluate(`window.bench.lastBlock(200, 20, ${rounds})`)).map(({ run, prefix, tail }) => run / (prefix + tail));
    const leak = await page.evaluate('window.bench.leak(100)');
    return [
      { name: 'a training step of a whole MobileNet 0.25 at 96 px, batch 16, over its forward pass (WASM; 3 in theory)', value: whole.step / whole.forward, unit: 'times', atMost: 5 },
      ...native,
      { name: 'training its last block and head, 200 images for 20 epochs, over one pass of what is frozen and bare steps on its features (WASM)', value: median(last), unit: 'times', atMost: 1.3 },
      { name: 'head-only training of 200 images for 20 epochs, plain model.fit against Graft (WASM)', value: head.plain / head.graft, unit: 'times', atLeast: 8 },
      { name: 'training a whole MobileNet 0.25 at 96 px, this browser\'s WebGL against WASM', value: webgl / wasm, unit: 'times', ...(drawn && { atLeast: 25 }) },
      { name: 'tensors left behind by 100 epochs', value: leak, unit: 'tensors', atMost: 0 },
    ];
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In turns, so that what else the machine does meets both. */
async function besideKeras(page) {
  const keras = startKeras(network);
  if (!keras) return [];
  const [ours, theirs] = [[], []];
  try {
    for (let round = 0; round < rounds; round++) {
      theirs.push(await keras.step(15));
      ours.push((await page.evaluate('window.bench.wasmStep(15)')).step);
    }
  } finally {
    keras.stop();
  }
  console.log(`milliseconds a step, Graft ${spoken(ours)}, Keras ${spoken(theirs)}`);
  return [{ name: 'that step over one of native Keras on two cores', value: median(ours) / median(theirs), unit: 'times', atMost: 3 }];
}

const spoken = (times) => times.map((time) => time.toFixed(1)).join(', ');
