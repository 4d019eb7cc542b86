import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from '../../tools/chromium.mjs';

const port = Number(process.env.GRAFT_E2E_PORT) || 4186;

/** `npx playwright test -c tests/transfer`, after `npm run build`: measures what transfer gains, in the page. Not part of `npm test`. */
export default defineConfig({
  testDir: '.',
  outputDir: join(import.meta.dirname, '..', '..', 'test-results', 'transfer'),
  workers: 1,
  retries: 0,
  timeout: 400_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${port}`,
    browserName: 'chromium',
    actionTimeout: 30_000,
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: findChromium() ?? undefined, args: chromiumArguments },
    serviceWorkers: 'block',
  },
  webServer: { command: `node tools/serve.mjs --port ${port}`, cwd: join(import.meta.dirname, '..', '..'), port, reuseExistingServer: false },
});
