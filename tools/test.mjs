/** `npm test`: installs what is needed (a browser too) and runs every check; the last line counts the tests. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const { ensureChromium } = await import('./ensure-chromium.mjs');
process.env.CHROMIUM_PATH = ensureChromium();
process.env.TF_CPP_MIN_LOG_LEVEL = '2';

// Not in test-results: Playwright empties that folder when it starts.
const reports = join(root, '.cache', 'reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const bin = (path) => join(root, 'node_modules', path);
const vitest = (project) => [bin('vitest/vitest.mjs'), 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, `${project}.json`)}`];

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
process.env.GRAFT_E2E_PORT = String(await freePort());
process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = join(reports, 'e2e.json');

const checks = [
  ['Types', [bin('typescript/bin/tsc'), '--noEmit', '-p', '.']],
  ['Lint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']],
  ['Unit and contract tests', vitest('unit')],
  ['Browser tests', vitest('browser')],
  ['Build', [join(root, 'tools', 'build-now.mjs')]],
  ['End-to-end tests', [bin('@playwright/test/cli.js'), 'test', '--reporter=list,json']],
];

const failures = [];
for (const [name, args] of checks) {
  console.log(`\n== ${name}`);
  const started = Date.now();
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  console.log(`== ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${Math.round((Date.now() - started) / 1000)} s)`);
  if (status !== 0) failures.push(name);
}

function readReport(name) {
  const path = join(reports, name);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}
const count = { passed: 0, failed: 0, skipped: 0 };
for (const name of ['unit.json', 'browser.json']) {
  const report = readReport(name);
  count.passed += report?.numPassedTests ?? 0;
  count.failed += report?.numFailedTests ?? 0;
  count.skipped += report?.numPendingTests ?? 0;
}
const e2e = readReport('e2e.json')?.stats;
count.passed += (e2e?.expected ?? 0) + (e2e?.flaky ?? 0);
count.failed += e2e?.unexpected ?? 0;
count.skipped += e2e?.skipped ?? 0;

if (failures.length) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${count.passed} passed, ${Math.max(count.failed, failures.length ? 1 : 0)} failed, ${count.skipped} skipped`);
process.exit(failures.length ? 1 : 0);
