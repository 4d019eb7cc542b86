/** Finds a Chromium for the tests, or installs one: by the system's package manager where root, else Playwright's own download. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { root } from './install.mjs';

const attempt = (command, args) => spawnSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;

export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  console.log('No Chromium here: installing one for the tests ...');
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    process.env.DEBIAN_FRONTEND = 'noninteractive';
    if (attempt('apt-get', ['update', '-qq'])) attempt('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-liberation']);
  }
  if (!findChromium()) attempt(process.execPath, [join(root, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium']);
  const installed = findChromium();
  if (installed) return installed;
  console.error('The browser tests need a Chromium: install one, or set CHROMIUM_PATH to its executable, and run npm test again.');
  process.exit(1);
}
