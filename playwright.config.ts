import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from './tools/chromium.mjs';

const port = Number(process.env.GRAFT_E2E_PORT) || 4183;

export default defineConfig({
  testDir: 'tests/e2e',
  // Two cores: pages that train must not share them.
  workers: 1,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${port}`,
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: findChromium() ?? undefined, args: chromiumArguments },
    serviceWorkers: 'block',
  },
  webServer: { command: `node tools/serve.mjs --port ${port}`, port, reuseExistingServer: false },
});
