/** Networks of 250 to 2,000 layers, everything expanded: opening, editing, panning, zooming, memory, and how the cost grows. */
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { runnerImport } from 'vite';
import { root } from '../../tools/install.mjs';
import { serve } from '../../tools/serve.mjs';
import { fetchNetron, netronOpeningTimes } from './big-networks/netron.mjs';
import { editingTimes, heapAfterGc, manyEdits, openingTime, panning, zooming } from './big-networks/person.mjs';
import { median } from './median.mjs';

const sizes = [250, 500, 1000, 2000];
/** The page draws no WebGL here: without a graphics card the processor draws it faster by itself than by way of an emulated card. */
const browserArguments = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export async function measure() {
  const { module: networks } = await runnerImport(join(root, 'tests', 'support', 'big-networks.ts'), { configFile: false });
  const server = await serve({ folder: join(root, 'dist'), port: 0 });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: browserArguments });
  const withPage = async (use) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(`http://localhost:${server.port}`);
    await page.waitForSelector('html[data-ready="true"]');
    try {
      return await use(page);
    } finally {
      await context.close();
    }
  };
  try {
    const embedded = await withPage(async (page) => ({ pan: await panning(page, 2), zoom: await zooming(page, 2) }));
    console.log('embedded network', { 'pan fps': Math.round(embedded.pan.frames), 'zoom fps': Math.round(embedded.zoom.frames) });
    const bySize = new Map();
    for (const size of sizes) {
      bySize.set(size, await withPage((page) => costs(page, networks.residual(size), { edits: 10, seconds: 1.5 })));
      console.log(`${size} layers`, shown(bySize.get(size)));
    }
    const nasnet = await withPage(async (page) => ({ ...(await costs(page, networks.nasnetLarge(), { edits: 30, seconds: 2 })), ...(await memory(page)) }));
    console.log('NASNetLarge', shown(nasnet));
    const netron = await againstNetron(browser, { '1,000 layers': [networks.residual(1000), bySize.get(1000).opening], NASNetLarge: [networks.nasnetLarge(), nasnet.opening] });
    const growth = (of) => of(bySize.get(2000)) / of(bySize.get(250)) / (2000 / 250);
    const all = (of) => Math.max(of(nasnet), of(bySize.get(1000)));
    const least = (of) => Math.min(of(nasnet), of(bySize.get(1000)));
    return [
      { name: '1,000 layers: an edit from key press to painted, median', value: all(({ edits }) => median(edits)), unit: 'ms', atMost: 100 },
      { name: '1,000 layers: an edit from key press to painted, worst', value: all(({ edits }) => Math.max(...edits)), unit: 'ms', atMost: 200 },
      { name: '1,000 layers: main-thread work for a frame of panning (20 ms: 50 frames/s)', value: all(({ pan }) => pan.work), unit: 'ms', atMost: 20 },
      { name: '1,000 layers: main-thread work for a frame of zooming (20 ms: 50 frames/s)', value: all(({ zoom }) => zoom.work), unit: 'ms', atMost: 20 },
      { name: '1,000 layers: panning, as this machine draws it', value: least(({ pan }) => pan.frames), unit: 'frames/s' },
      { name: '1,000 layers: zooming, as this machine draws it', value: least(({ zoom }) => zoom.frames), unit: 'frames/s' },
      { name: 'NASNetLarge: from its files to drawn', value: nasnet.opening, unit: 'ms' },
      ...netron,
      { name: 'NASNetLarge: heap after 200 edits and undos, against before', value: nasnet.after / nasnet.before, unit: 'times', atMost: 1.1 },
      { name: 'opening to drawn, 2,000 layers against 8 times that of 250', value: growth(({ opening }) => opening), unit: 'times', atMost: 1.2 },
      { name: 'an edit, 2,000 layers against 8 times that of 250', value: growth(({ edits }) => median(edits)), unit: 'times', atMost: 1.2 },
      { name: 'a frame of panning, 2,000 layers against 8 times that of 250', value: growth(({ pan }) => pan.work), unit: 'times', atMost: 1.2 },
    ];
  } finally {
    await browser.close();
    server.close();
  }
}

async function costs(page, model, { edits, seconds }) {
  const opening = [];
  for (let time = 0; time < 3; time++) opening.push(await openingTime(page, model));
  return { opening: median(opening), edits: await editingTimes(page, edits), pan: await panning(page, seconds), zoom: await zooming(page, seconds) };
}

/** `networks` by name: a model and the ms that Graft took to open it. Nothing where Netron is not at hand. */
async function againstNetron(browser, networks) {
  const folder = fetchNetron();
  if (!folder) {
    console.log('Netron is not at hand (no Python, or no package registry): nothing to hold the opening against.');
    return [];
  }
  const times = await netronOpeningTimes(browser, folder, Object.values(networks).map(([model]) => model), 3);
  return Object.entries(networks).map(([name, [, opening]], at) => {
    console.log(`${name}: Netron's opening`, Math.round(median(times[at])), 'ms');
    return { name: `${name}: from its files to drawn, over Netron's time for the same files`, value: opening / median(times[at]), unit: 'times', atMost: 1 };
  });
}

async function memory(page) {
  // What is made once, at the first edit, is no growth.
  await manyEdits(page, 10);
  const before = await heapAfterGc(page);
  await manyEdits(page, 200);
  return { before, after: await heapAfterGc(page) };
}

const shown = ({ opening, edits, pan, zoom, before, after }) => ({
  'opening ms': Math.round(opening), 'edit ms': Math.round(median(edits)), 'worst edit ms': Math.round(Math.max(...edits)),
  'pan ms/frame': Number(pan.work.toFixed(1)), 'pan fps': Math.round(pan.frames), 'zoom ms/frame': Number(zoom.work.toFixed(1)), 'zoom fps': Math.round(zoom.frames),
  ...(before ? { 'heap MB before': Number((before / 1e6).toFixed(1)), 'heap MB after': Number((after / 1e6).toFixed(1)) } : {}),
});
