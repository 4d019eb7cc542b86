/** How the data path bears many images: training's speed as their number grows, from memory and from a file, and the memory that large photographs take. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { chromiumArguments } from '../../tools/chromium.mjs';
import { root } from '../../tools/install.mjs';
import { serve } from '../../tools/serve.mjs';
import { wasmKernels } from '../../tools/wasm-kernels.mjs';
import { proportional, processesOf } from './processes.mjs';

const photographs = Number(process.env.GRAFT_BENCH_PHOTOGRAPHS) || 200;
const counts = (process.env.GRAFT_BENCH_COUNTS ?? '100,1000,5000').split(',').map(Number);
const rounds = 5;

export async function measure() {
  return [...(await speeds()), ...(await memory())];
}

async function speeds() {
  const folder = mkdtempSync(join(tmpdir(), 'graft-bench-'));
  await build({ root: fileURLToPath(new URL('./engine', import.meta.url)), configFile: false, logLevel: 'error', worker: { format: 'es', plugins: () => [wasmKernels()] }, build: { outDir: folder, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 4000 } });
  const server = await serve({ folder, port: 0 });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: chromiumArguments });
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${server.port}`);
    const inMemory = await page.evaluate(`window.bench.throughput([${counts}], ${rounds})`);
    // Room for the features of ten images of 1 KB: the others come from the file.
    const inFile = await page.evaluate(`window.bench.throughput([${counts}], ${rounds}, 10240)`);
    counts.forEach((count, at) => console.log(`${count} images: ${spoken(inMemory[at])}; features in a file: ${spoken(inFile[at])}`));
    const flat = (all, what) => Math.min(...all.map((one) => one[what])) / Math.max(...all.map((one) => one[what]));
    const named = counts.map((count) => count.toLocaleString('en')).join(', ');
    return [
      { name: `training a head on ${named} images: images a second, the slowest over the fastest`, value: flat(inMemory, 'training'), unit: 'times', atLeast: 0.85 },
      { name: 'the same with features read from a file', value: flat(inFile, 'training'), unit: 'times', atLeast: 0.85 },
      { name: 'from encoded images to features, images a second, the slowest over the fastest', value: flat(inMemory, 'preparing'), unit: 'times' },
    ];
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const spoken = ({ training, preparing }) => `${Math.round(training)} images/s in training, ${Math.round(preparing)} before it`;

/** Bytes that all processes of the browser hold, shared pages counted in part (Linux only). */
const held = (browser) => processesOf(({ pid }) => pid === String(browser.pid)).reduce((sum, { pid }) => sum + proportional(pid), 0);

/** Photographs of 12 megapixels, all different, made by the browser's own encoder; from files to a trained head. */
async function memory() {
  if (process.platform !== 'linux') return [];
  const folder = mkdtempSync(join(tmpdir(), 'graft-photographs-'));
  const server = await serve({ folder: join(root, 'dist'), port: 0 });
  const launched = await chromium.launchServer({ executablePath: process.env.CHROMIUM_PATH, args: chromiumArguments });
  const browser = await chromium.connect(launched.wsEndpoint());
  try {
    await makePhotographs(browser, folder);
    const page = await browser.newPage();
    await page.goto(`http://localhost:${server.port}`);
    await page.waitForSelector('html[data-ready="true"]');
    for (const name of ['Remove output layer', 'Add output layer', 'Freeze all pretrained']) await page.getByRole('button', { name, exact: true }).click();
    const before = held(launched.process());
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, held(launched.process()))), 500);
    await page.getByLabel('Add folder', { exact: true }).setInputFiles(folder);
    await page.waitForSelector(`[data-testid="dataset-summary"][data-images="${photographs}"]`, { timeout: 600_000 });
    const ingested = peak;
    const training = page.getByRole('region', { name: 'Training', exact: true });
    await training.getByLabel('Backend', { exact: true }).selectOption('wasm');
    await training.getByLabel('Epochs', { exact: true }).fill('2');
    await page.getByRole('button', { name: 'Start training', exact: true }).click();
    await page.waitForSelector('[data-testid="run"][data-phase="done"]', { timeout: 600_000 });
    clearInterval(watch);
    const megabytes = (bytes) => bytes / 2 ** 20;
    return [
      { name: `memory on top while ${photographs} photographs of 12 megapixels are added`, value: megabytes(ingested - before), unit: 'MB' },
      { name: 'and while they are decoded and trained on, all processes of the browser', value: megabytes(peak - before), unit: 'MB', atMost: 2048 },
    ];
  } finally {
    await browser.close();
    await launched.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Two classes, told apart by color, a folder each. */
async function makePhotographs(browser, folder) {
  const page = await browser.newPage();
  for (const name of ['even', 'odd']) mkdirSync(join(folder, name));
  for (let index = 0; index < photographs; index++) {
    const encoded = await page.evaluate(async (seed) => {
      const canvas = new OffscreenCanvas(4000, 3000);
      const context = canvas.getContext('2d');
      for (let stripe = 0; stripe < 60; stripe++) {
        context.fillStyle = `hsl(${(seed % 2) * 180 + ((seed * 37 + stripe * 53) % 90)} 70% ${20 + ((seed * 13 + stripe * 29) % 60)}%)`;
        context.fillRect(((seed * 91 + stripe * 617) % 4000) - 200, ((seed * 57 + stripe * 431) % 3000) - 200, 900, 700);
      }
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      return bytes.toBase64 ? bytes.toBase64() : btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    }, index);
    writeFileSync(join(folder, index % 2 ? 'odd' : 'even', `${index}.jpg`), Buffer.from(encoded, 'base64'));
  }
  await page.close();
}
