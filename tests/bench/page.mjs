/** What the page costs a person: its JavaScript before the first drawn graph, and the main thread's longest task while training. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { chromiumArguments } from '../../tools/chromium.mjs';
import { root } from '../../tools/install.mjs';
import { serve } from '../../tools/serve.mjs';

const folder = join(root, 'dist');
const interactionSeconds = 4;

/** Gzipped KB of the scripts that the page itself (no worker) has loaded. */
async function pageScripts(page) {
  const urls = await page.evaluate(() =>
    performance.getEntriesByType('resource').filter(({ initiatorType, name }) => name.endsWith('.js') && ['script', 'link'].includes(initiatorType)).map(({ name }) => name),
  );
  const texts = [...new Set(urls)].map((url) => readFileSync(join(folder, new URL(url).pathname)));
  return {
    kilobytes: texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).byteLength, 0) / 1024,
    tfjs: texts.some((text) => /Backend name|WEBGL_VERSION|registerBackend/.test(text.toString())),
  };
}

/** Pans, zooms, selects and freezes for some seconds, as somebody does who waits. */
async function interact(page, seconds) {
  const network = page.getByRole('region', { name: 'Network', exact: true });
  const box = await network.boundingBox();
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const until = Date.now() + seconds * 1000;
  while (Date.now() < until) {
    await page.mouse.move(middle.x + 200, middle.y);
    await page.mouse.wheel(0, 120);
    await page.mouse.wheel(0, -120);
    await page.mouse.down();
    await page.mouse.move(middle.x - 100, middle.y - 150, { steps: 6 });
    await page.mouse.move(middle.x + 200, middle.y, { steps: 6 });
    await page.mouse.up();
  }
}

export async function measure() {
  const server = await serve({ folder, port: 0 });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: chromiumArguments });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`http://localhost:${server.port}`);
    await page.waitForSelector('html[data-ready="true"]');
    const scripts = await pageScripts(page);

    const button = (name) => page.getByRole('button', { name, exact: true });
    await button('Remove output layer').click();
    await button('Add output layer').click();
    await button('Freeze all pretrained').click();
    await button('Use sample images').click();
    await page.waitForSelector('[data-testid="dataset-summary"][data-images="200"]', { timeout: 120_000 });
    const training = page.getByRole('region', { name: 'Training', exact: true });
    await training.getByLabel('Epochs', { exact: true }).fill('2000');
    await training.getByLabel('Backend', { exact: true }).selectOption('wasm');
    await page.evaluate(() => {
      globalThis.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
      }).observe({ type: 'longtask' });
    });
    await button('Start training').click();
    await page.waitForSelector('[data-testid="run"][data-phase="running"][data-epoch]', { timeout: 120_000 });
    await page.waitForFunction(() => Number(document.querySelector('[data-testid="run"]').dataset.epoch) >= 1, null, { timeout: 120_000 });
    await interact(page, interactionSeconds);
    const longest = await page.evaluate(() => globalThis.longest);
    const phase = await page.getByTestId('run').getAttribute('data-phase');
    if (phase !== 'running') throw new Error(`The run was ${phase} before the interaction ended: the figure would not be one of training.`);
    await button('Stop').click();
    return [
      { name: "The page's own JavaScript before the first drawn graph, gzipped", value: scripts.kilobytes, unit: 'KB', atMost: 350 },
      { name: 'Scripts with tfjs on the main thread', value: Number(scripts.tfjs), unit: '', atMost: 0 },
      { name: 'Longest main-thread task while training and using the canvas (0: none over 50 ms)', value: longest, unit: 'ms', atMost: 50 },
    ];
  } finally {
    await browser.close();
    server.close();
  }
}
