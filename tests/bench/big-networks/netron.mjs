/** Netron (https://github.com/lutzroeder/netron, MIT), whose web build its Python package holds: what opening a network is held against. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { cacheFolder, findPython } from '../../../tools/python.mjs';
import { resolvePath } from '../../../tools/serve.mjs';

const requirements = fileURLToPath(new URL('./netron.txt', import.meta.url));
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.png': 'image/png', '.ico': 'image/x-icon' };

/** The folder of Netron's web build, fetched once; null where it is not at hand, with no Python or no package registry. */
export function fetchNetron() {
  const version = readFileSync(requirements, 'utf8').match(/netron==([\d.]+)/)[1];
  const folder = join(cacheFolder, `netron-${version}`);
  if (existsSync(folder)) return join(folder, 'netron');
  const python = findPython();
  if (!python) return null;
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const pip = ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '--require-hashes', '-r', requirements, '-d', partial];
  if (spawnSync(python, pip).status !== 0) return null;
  const wheel = join(partial, readdirSync(partial).find((name) => name.endsWith('.whl')));
  // Its content is that of the hash above, so its paths are known to be harmless.
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(wheel)))) {
    mkdirSync(dirname(join(partial, path)), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(join(partial, path), bytes);
  }
  renameSync(partial, folder);
  return join(folder, 'netron');
}

function serveNetron(folder) {
  const server = createServer((request, response) => {
    const file = resolvePath(folder, request.url ?? '/');
    if (!file || !existsSync(file)) return response.writeHead(404).end();
    const type = types[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type });
    // It would ask for an update from some age on.
    response.end(type === 'text/html' ? readFileSync(file, 'utf8').replace(/<meta name="date"[^>]*>/, '') : readFileSync(file));
  });
  return new Promise((resolve) => server.listen(0, 'localhost', () => resolve(server)));
}

/** ms from choosing the files to the end of the first frame that shows the network, for each of `models`, `times` times over. Nothing but Netron's own files is fetched. */
export async function netronOpeningTimes(browser, folder, models, times) {
  const server = await serveNetron(folder);
  const url = `http://localhost:${server.address().port}/`;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.route((asked) => !asked.href.startsWith(url) && !/^(blob|data):/.test(asked.href), (route) => route.abort());
  await context.addCookies([{ name: 'consent', value: '1', url }]);
  try {
    const taken = [];
    for (const model of models) {
      taken.push([]);
      for (let time = 0; time < times; time++) taken.at(-1).push(await openingTime(context, url, model));
    }
    return taken;
  } finally {
    await context.close();
    server.close();
  }
}

async function openingTime(context, url, { json, weights }) {
  const page = await context.newPage();
  // Netron's page refuses what Playwright evaluates in it: what watches it comes before it, and tells by a binding.
  let tell;
  const told = new Promise((resolve) => { tell = resolve; });
  await page.exposeBinding('tellOpening', (_, time) => tell(time));
  await page.addInitScript(() => addEventListener('change', ({ target }) => {
    if (target.id !== 'open-file-dialog') return;
    const began = performance.now();
    const channel = new MessageChannel();
    channel.port1.onmessage = () => window.tellOpening(performance.now() - began);
    const drawn = () => document.body.className === 'default' && document.querySelector('#canvas .node');
    const look = () => (drawn() ? channel.port2.postMessage(null) : requestAnimationFrame(look));
    requestAnimationFrame(look);
  }, { capture: true }));
  await page.goto(url);
  await page.locator('body[class="welcome"]').waitFor();
  await page.locator('#open-file-dialog').setInputFiles([
    { name: 'model.json', mimeType: 'application/json', buffer: Buffer.from(json) },
    { name: 'weights.bin', mimeType: 'application/octet-stream', buffer: Buffer.from(weights) },
  ]);
  const opening = await told;
  await page.close();
  return opening;
}
