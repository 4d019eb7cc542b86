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
    for (const { name, usable, detail } of await page.evaluate('window.bench.backends()')) console.log(`${name}: ${usable ? '' : 'not usable, '}${detail}`);
    const head = await page.evaluate('window.bench.headOnly(200, 20)');
    const wasm = await page.evaluate("window.bench.unfrozen('wasm', 16)");
    const webgl = await page.evaluate("window.bench.unfrozen('webgl', 16)");
    const whole = await page.evaluate('window.bench.wasmStep()');
    const leak = await page.evaluate('window.bench.leak(100)');
    return [
      { name: 'a training step of a whole MobileNet 0.25 at 96 px, batch 16, over its forward pass (WASM; 3 in theory)', value: whole.step / whole.forward, unit: 'times', atMost: 5 },
      { name: 'head-only training of 200 images for 20 epochs, plain model.fit against Graft (WASM)', value: head.plain / head.graft, unit: 'times', atLeast: 8 },
      { name: 'training a whole MobileNet 0.25 at 96 px, this browser\'s WebGL against WASM', value: webgl / wasm, unit: 'times' },
      { name: 'tensors left behind by 100 epochs', value: leak, unit: 'tensors', atMost: 0 },
    ];
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
