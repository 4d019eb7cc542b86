/**
 * Graft against Teachable Machine's library (@teachablemachine/image 0.8.5 with its tfjs 1.3.1) on its own job, in the same Chromium: the same base
 * (MobileNet v1 0.25 cut at conv_pw_13_relu), the same 200 photographs of trucks, 50 epochs in batches of 16. Takes some 20 minutes without a graphics card;
 * `GRAFT_BENCH_REPEATS=1` takes five.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { chromiumArguments, findChromium } from '../../tools/chromium.mjs';
import { root } from '../../tools/install.mjs';
import { serve } from '../../tools/serve.mjs';
import { wasmKernels } from '../../tools/wasm-kernels.mjs';
import { median } from './median.mjs';

const shared = join(root, '..', 'shared');
const trucks = join(shared, 'data', 'trucks');
const base = join(shared, 'models', 'mobilenet_v1_025_224');
const here = fileURLToPath(new URL('./teachable', import.meta.url));
const repeats = Number(process.env.GRAFT_BENCH_REPEATS ?? 5);
const photographs = 200;
/** As Teachable Machine holds out by itself. */
const heldOut = 0.15;

/** The photographs of the split `train`, as many of each class as there are of the others as far as they last; all of the split `test`. */
function readTrucks() {
  const rows = readFileSync(join(trucks, 'index.csv'), 'utf8').trim().split(/\r?\n/).slice(1).map((line) => line.split(','));
  const classes = [...new Set(rows.map(([name]) => name))].toSorted();
  const of = (split) => rows.filter((row) => row[3] === split).map(([name, path]) => ({ path, label: classes.indexOf(name) }));
  const queues = classes.map((_, label) => of('train').filter((one) => one.label === label));
  const chosen = [];
  for (let at = 0; at < photographs && chosen.length < photographs; at++) chosen.push(...queues.flatMap((queue) => queue.slice(at, at + 1)).slice(0, photographs - chosen.length));
  return { classes, train: chosen, test: of('test') };
}

/** The last of each class are for validation. */
function split({ classes, train }) {
  const byClass = classes.map((_, label) => train.filter((one) => one.label === label));
  const kept = (group) => group.length - Math.ceil(heldOut * group.length);
  return { train: byClass.flatMap((group) => group.slice(0, kept(group))), validation: byClass.flatMap((group) => group.slice(kept(group))) };
}

/** One folder with both pages, the base and the photographs. */
async function lay(folder) {
  if (!existsSync(join(here, 'node_modules', '@teachablemachine', 'image'))) {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' });
  }
  const page = join(folder, 'teachable');
  mkdirSync(page);
  for (const file of ['index.html', 'teachable.js']) cpSync(join(here, file), join(page, file));
  cpSync(join(here, 'node_modules', '@tensorflow', 'tfjs', 'dist', 'tf.min.js'), join(page, 'tf.min.js'));
  cpSync(join(here, 'node_modules', '@teachablemachine', 'image', 'dist', 'teachablemachine-image.min.js'), join(page, 'teachablemachine-image.min.js'));
  await build({ root: join(here, 'graft'), base: './', configFile: false, logLevel: 'error', worker: { format: 'es', plugins: () => [wasmKernels()] }, build: { outDir: join(folder, 'graft'), target: 'es2023', chunkSizeWarningLimit: 4000 } });
  cpSync(base, join(folder, 'base'), { recursive: true });
  cpSync(trucks, join(folder, 'photographs'), { recursive: true });
}

export async function measure() {
  if (!existsSync(trucks)) {
    console.log('skipped: no ../shared');
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), 'graft-teachable-'));
  await lay(folder);
  const server = await serve({ folder, port: 0 });
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
  /** Each in a page of its own: nothing is warm. Teachable Machine's code makes functions from text, which Graft's headers forbid. */
  const inPage = async (path, object, job) => {
    const page = await browser.newPage({ bypassCSP: path === 'teachable' });
    page.on('pageerror', (error) => console.error(error.message));
    await page.goto(`http://localhost:${server.port}/${path}/`);
    await page.waitForFunction((name) => name in globalThis, object);
    const result = await page.evaluate(([name, what]) => globalThis[name].fit(what), [object, job]);
    await page.close();
    return result;
  };
  try {
    const data = readTrucks();
    const settings = { classes: data.classes, epochs: 50, batchSize: 16 };
    const files = readdirSync(base).filter((name) => name !== 'LICENSE-repo.txt');
    const graft = (head, backend, test) => inPage('graft', 'graft', { ...settings, ...split(data), base: files, head, backend, test });
    const times = { teachable: [], same: [], webgl: [], proposed: [] };
    const accuracies = { teachable: [], proposed: [] };
    for (let repeat = 1; repeat <= repeats; repeat++) {
      const theirs = await inPage('teachable', 'teachable', { ...settings, train: data.train, test: data.test });
      const same = await graft('teachable', 'auto', null);
      const webgl = await graft('teachable', 'webgl', null);
      const proposed = await graft('proposed', 'auto', data.test);
      times.teachable.push(theirs.adding + theirs.training);
      times.same.push(same.milliseconds);
      times.webgl.push(webgl.milliseconds);
      times.proposed.push(proposed.milliseconds);
      accuracies.teachable.push(theirs.accuracy);
      accuracies.proposed.push(proposed.accuracy);
      const seconds = (milliseconds) => Number((milliseconds / 1000).toFixed(1));
      console.log(`${repeat}/${repeats}`, {
        'Teachable Machine': `${theirs.backend}, ${seconds(theirs.adding)} s to add, ${seconds(theirs.training)} s to train, ${theirs.accuracy.toFixed(3)} right`,
        'Graft, same head': `${same.backend}, ${seconds(same.milliseconds)} s`,
        'Graft, same head, WebGL': `${seconds(webgl.milliseconds)} s`,
        'Graft, proposed head': `${proposed.backend}, ${seconds(proposed.milliseconds)} s, ${proposed.accuracy.toFixed(3)} right`,
      });
    }
    const faster = (name) => median(times.teachable) / median(times[name]);
    return [
      { name: 'Teachable Machine against Graft, same base and head, Backend auto', value: faster('same'), unit: 'times', atLeast: 10 },
      { name: 'Teachable Machine against Graft, same base and head, both on WebGL', value: faster('webgl'), unit: 'times', atLeast: 2 },
      { name: 'Teachable Machine against Graft with the head that Graft proposes, Backend auto', value: faster('proposed'), unit: 'times', atLeast: 30 },
      { name: "Graft's share of unseen trucks told rightly with that head, less Teachable Machine's", value: median(accuracies.proposed) - median(accuracies.teachable), unit: '', atLeast: 0 },
    ];
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
