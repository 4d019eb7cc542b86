/**
 * Pictures of the main screens at two sizes, light and dark: `node tools/screenshots.mjs [folder]` (default test-results/screens).
 * With `--readme` only the README's picture is made, in docs/images.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const { ensureBuilt } = await import('./build.mjs');
const { ensureChromium } = await import('./ensure-chromium.mjs');
const { chromiumArguments } = await import('./chromium.mjs');
const { serve } = await import('./serve.mjs');
const { chromium } = await import('playwright-core');
ensureBuilt();

const forReadme = process.argv.includes('--readme');
const folder = forReadme ? join(root, 'docs', 'images') : (process.argv[2] ?? join(root, 'test-results', 'screens'));
mkdirSync(folder, { recursive: true });
const server = await serve({ folder: join(root, 'dist'), port: 0 });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArguments });

const sizes = forReadme ? [[1440, 900]] : [[1440, 900], [1024, 768]];
const schemes = forReadme ? ['light'] : ['light', 'dark'];
for (const [width, height] of sizes) {
  for (const colorScheme of schemes) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, deviceScaleFactor: forReadme ? 2 : 1 });
    const page = await context.newPage();
    const button = (name) => page.getByRole('button', { name, exact: true });
    const shoot = (name) => page.screenshot({ path: join(folder, forReadme ? `${name}.png` : `${name}-${width}-${colorScheme}.png`) });
    await page.goto(`http://localhost:${server.port}`);
    await page.waitForSelector('html[data-ready="true"]');
    await page.waitForTimeout(600);
    if (!forReadme) await shoot('1-opened');
    await button('Remove output layer').click();
    await button('Add output layer').click();
    await button('Freeze all pretrained').click();
    await page.waitForTimeout(600);
    if (!forReadme) await shoot('2-three-steps');
    await button('Use sample images').click();
    await page.waitForSelector('[data-testid="dataset-summary"][data-images="200"]', { timeout: 120_000 });
    await page.waitForTimeout(600);
    if (!forReadme) await shoot('3-images');
    await button('Start training').click();
    await page.waitForSelector('[data-testid="run"][data-phase="done"]', { timeout: 240_000 });
    await page.waitForTimeout(800);
    await shoot(forReadme ? 'graft' : '4-trained');
    if (!forReadme) {
      await button('Export').click();
      await page.waitForTimeout(400);
      await shoot('5-export');
    }
    await context.close();
  }
}
await browser.close();
server.close();
console.log(`Pictures in ${folder}`);
