import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** A person at Graft's page: finds everything by role and name, as docs of the interface promise. */
export class Graft {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/');
    await this.ready();
  }

  async ready(): Promise<void> {
    await expect(this.page.locator('html[data-ready="true"]')).toBeAttached({ timeout: 60_000 });
  }

  readonly network = () => this.page.getByRole('region', { name: 'Network', exact: true });
  readonly summary = () => this.page.getByTestId('model-summary');
  readonly run = () => this.page.getByTestId('run');
  readonly layer = (name: string): Locator => this.page.locator(`[data-layer="${name}"]`);
  readonly button = (name: string): Locator => this.page.getByRole('button', { name, exact: true });

  async count(attribute: 'layers' | 'params' | 'trainable' | 'frozen-params' | 'issues'): Promise<number> {
    return Number(await this.summary().getAttribute(`data-${attribute}`));
  }

  /** Brings a layer into view and selects it, as a person would who does not see it. */
  async select(name: string): Promise<void> {
    const search = this.page.getByRole('searchbox', { name: 'Find in network' });
    await search.fill(name);
    await search.press('Enter');
    await expect(this.layer(name)).toBeVisible();
  }

  async openModel(files: string[]): Promise<void> {
    await this.page.getByLabel('Open model files').setInputFiles(files);
  }

  /** Drops files with their paths on the page as a drag from a file manager does. */
  async drop(files: readonly { readonly path: string; readonly file: string }[]): Promise<void> {
    const payload = files.map(({ path, file }) => ({ path, name: basename(file), bytes: readFileSync(file).toString('base64') }));
    const transfer = await this.page.evaluateHandle((list) => {
      const data = new DataTransfer();
      for (const one of list) {
        const bytes = Uint8Array.from(atob(one.bytes), (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], one.name));
      }
      return data;
    }, payload);
    await this.page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  }

  async setField(name: string, value: string): Promise<void> {
    const field = this.page.getByRole('region', { name: 'Training', exact: true }).getByLabel(name, { exact: true });
    const tag = await field.evaluate((element) => element.tagName);
    if (tag === 'SELECT') await field.selectOption(value);
    else {
      await field.fill(value);
      await field.press('Tab');
    }
  }

  async train(): Promise<void> {
    await this.button('Start training').click();
    await expect(this.run()).toHaveAttribute('data-phase', /preparing|running|done/);
    await expect(this.run()).toHaveAttribute('data-phase', /done|failed/, { timeout: 200_000 });
    await expect(this.run()).toHaveAttribute('data-phase', 'done');
  }

  async number(attribute: string): Promise<number> {
    return Number(await this.run().getAttribute(`data-${attribute}`));
  }

  /** Tries one photograph and reads what the page says of it. */
  async predict(file: string): Promise<{ top: string; probability: number }> {
    const result = this.page.getByTestId('prediction');
    const before = (await result.count()) ? await result.getAttribute('data-id') : null;
    await this.page.getByLabel('Image to classify').setInputFiles(file);
    await expect(result).toBeVisible();
    if (before !== null) await expect(result).not.toHaveAttribute('data-id', before);
    return { top: (await result.getAttribute('data-top'))!, probability: Number(await result.getAttribute('data-probability')) };
  }

  /** Exports as a TensorFlow.js zip and returns where the browser saved it. */
  async export(to: string): Promise<string> {
    await this.button('Export').click();
    const dialog = this.page.getByRole('dialog', { name: 'Export model' });
    await dialog.getByRole('radio', { name: 'TensorFlow.js' }).check();
    const [download] = await Promise.all([this.page.waitForEvent('download'), dialog.getByRole('button', { name: 'Download' }).click()]);
    await download.saveAs(to);
    if (await dialog.isVisible()) await this.page.keyboard.press('Escape');
    return to;
  }
}

/** Every e2e test: fails when the page asks another origin for anything, or throws. */
export const test = base.extend<{ graft: Graft; foreignRequests: string[] }>({
  foreignRequests: [
    async ({ page, baseURL }, use) => {
      const foreign: string[] = [];
      const errors: string[] = [];
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith('http') && url.origin !== new URL(baseURL!).origin) foreign.push(request.url());
      });
      page.on('pageerror', (error) => errors.push(String(error.stack ?? error)));
      await use(foreign);
      expect(foreign, 'requests to other origins').toEqual([]);
      expect(errors, 'uncaught errors in the page').toEqual([]);
    },
    { auto: true },
  ],
  graft: async ({ page }, use) => {
    await use(new Graft(page));
  },
});
export { expect };
