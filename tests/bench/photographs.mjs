/**
 * Thousands of photographs of 12 megapixels in one tab: added folder by folder, then a head trained on them; what the tab's processes hold meanwhile.
 * With 5,000 it takes some 25 minutes and 8 GB of disk, so it is measured only when asked for: `npm run bench -- photographs`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArguments } from '../../tools/chromium.mjs';
import { root } from '../../tools/install.mjs';
import { serve } from '../../tools/serve.mjs';
import { processesOf, proportional, resident } from './processes.mjs';

const photographs = Number(process.env.GRAFT_BENCH_MANY) || 5000;
const drops = 10;
const different = 50;
const hour = 3_600_000;

export async function measure() {
  if (process.platform !== 'linux') return [];
  const scratch = mkdtempSync(join(tmpdir(), 'graft-photographs-'));
  const profile = join(scratch, 'profile');
  const server = await serve({ folder: join(root, 'dist'), port: 0 });
  // A profile on disk: without one the browser keeps in memory what a page stores.
  const browser = await chromium.launchPersistentContext(profile, { executablePath: process.env.CHROMIUM_PATH, args: chromiumArguments, viewport: { width: 1440, height: 900 } });
  const watch = new Watch(profile);
  try {
    const pictures = await makePictures(await browser.newPage());
    watch.next('pictures made');
    const page = browser.pages()[0];
    await page.goto(`http://localhost:${server.port}`);
    await page.waitForSelector('html[data-ready="true"]');
    for (const name of ['Remove output layer', 'Add output layer', 'Freeze all pretrained']) await page.getByRole('button', { name, exact: true }).click();
    const opened = watch.next('opened');
    const adding = [];
    for (let drop = 1; drop <= drops; drop++) {
      const to = Math.round((photographs * drop) / drops);
      const folder = join(scratch, 'photographs');
      write(folder, pictures, Math.round((photographs * (drop - 1)) / drops), to);
      await page.getByLabel('Add folder', { exact: true }).setInputFiles(folder);
      await page.waitForSelector(`[data-testid="dataset-summary"][data-images="${to}"]`, { timeout: hour });
      // They are the page's own by now.
      rmSync(folder, { recursive: true });
      adding.push(watch.next(`${to} added`));
    }
    const training = page.getByRole('region', { name: 'Training', exact: true });
    await training.getByLabel('Backend', { exact: true }).selectOption('wasm');
    await training.getByLabel('Epochs', { exact: true }).fill('3');
    await page.getByRole('button', { name: 'Start training', exact: true }).click();
    await page.waitForSelector('[data-testid="run"][data-phase="running"]', { timeout: hour });
    const preparing = watch.next('decoded, and their features computed');
    await page.waitForSelector('[data-testid="run"][data-phase="done"]', { timeout: hour });
    const trained = watch.next('a head trained for 3 epochs');
    const most = Math.max(opened, ...adding, preparing, trained);
    const named = photographs.toLocaleString('en');
    return [
      { name: `the tab's processes at most, ${named} photographs of 12 megapixels added and a head trained on them`, value: most, unit: 'MB', atMost: 2048 },
      { name: 'before the first of them', value: opened, unit: 'MB' },
      { name: 'while they are added', value: Math.max(...adding), unit: 'MB' },
      { name: 'while the last tenth is added, over the first', value: adding.at(-1) / adding[0], unit: 'times', atMost: 1.5 },
      { name: 'while they are decoded and their features computed', value: preparing, unit: 'MB' },
      { name: 'while the head trains', value: trained, unit: 'MB' },
      { name: "all of the browser's processes at most, pages that they share counted once", value: watch.all, unit: 'MB' },
    ];
  } finally {
    watch.end();
    await browser.close();
    server.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Looks twice a second at the tab, seldomer at the whole browser, which costs more. */
class Watch {
  #most = 0;
  #looks = 0;
  #processes = [];
  all = 0;
  #began = Date.now();

  constructor(profile) {
    this.processes = () => processesOf(({ command }) => command.includes(profile));
    this.timer = setInterval(() => this.#look(), 500);
  }

  #look() {
    const whole = this.#looks++ % 20 === 0;
    if (whole) this.#processes = this.processes();
    const sum = (bytes) => bytes.reduce((total, one) => total + one, 0) / 2 ** 20;
    this.#most = Math.max(this.#most, sum(this.#processes.filter(({ type }) => type === 'renderer').map(({ pid }) => resident(pid))));
    if (whole) this.all = Math.max(this.all, sum(this.#processes.map(({ pid }) => proportional(pid))));
  }

  /** @returns what all renderers held at most since the last of these, MB */
  next(what) {
    this.#look();
    const most = this.#most;
    const seconds = Math.round((Date.now() - this.#began) / 1000);
    console.log(`${what}: ${Math.round(most)} MB at most, ${seconds} s`);
    [this.#most, this.#began] = [0, Date.now()];
    return most;
  }

  end() {
    clearInterval(this.timer);
  }
}

/** Encoded by the browser itself: blots and grain, in two classes told apart by color. */
async function makePictures(page) {
  const pictures = [];
  for (let seed = 0; seed < different; seed++) {
    const encoded = await page.evaluate(async (at) => {
      const canvas = new OffscreenCanvas(4000, 3000);
      const context = canvas.getContext('2d', { willReadFrequently: true });
      for (let blot = 0; blot < 60; blot++) {
        context.fillStyle = `hsl(${(at % 2) * 180 + ((at * 37 + blot * 53) % 90)} 70% ${20 + ((at * 13 + blot * 29) % 60)}%)`;
        context.fillRect(((at * 91 + blot * 617) % 4000) - 200, ((at * 57 + blot * 431) % 3000) - 200, 900, 700);
      }
      const grain = new ImageData(257, 257);
      for (let index = 0, random = at + 1; index < grain.data.length; index += 4) {
        random = (random * 48_271) % 2_147_483_647;
        grain.data.set([random % 256, random % 256, random % 256, 16], index);
      }
      context.fillStyle = context.createPattern(await createImageBitmap(grain), 'repeat');
      context.fillRect(0, 0, 4000, 3000);
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 })).arrayBuffer());
      return bytes.toBase64 ? bytes.toBase64() : btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    }, seed);
    pictures.push(Buffer.from(encoded, 'base64'));
  }
  await page.close();
  console.log(`${different} pictures of ${Math.round(pictures.reduce((sum, { length }) => sum + length, 0) / different / 1024)} KB`);
  return pictures;
}

/** Two classes, a folder each. */
function write(folder, pictures, from, to) {
  for (const name of ['even', 'odd']) mkdirSync(join(folder, name), { recursive: true });
  for (let index = from; index < to; index++) {
    const at = index % pictures.length;
    writeFileSync(join(folder, at % 2 ? 'odd' : 'even', `${index}.jpg`), varied(pictures[at], Math.floor(index / pictures.length)));
  }
}

/** The same picture with other contrasts, by another quantization table (ITU-T T.81, B.2.4.1): to decode it gives other pixels, to make it costs nothing. */
function varied(picture, variant) {
  const copy = Buffer.from(picture);
  // Marker, length and the table's number, then its entries; the first is the mean.
  const table = copy.indexOf(Buffer.of(0xff, 0xdb)) + 5;
  copy[table + 1] += variant % 12;
  copy[table + 2] += Math.floor(variant / 12);
  return copy;
}
