import type { Page } from '@playwright/test';
import { findingsLightAndDark } from './support/accessibility';
import { expect, test, type Graft } from './support/graft';
import { layoutFindings } from './support/layout-findings';
import { fingers, pointOf } from './support/touch';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const tablet = { viewport: { width: 1024, height: 768 }, hasTouch: true, isMobile: true };

const selected = (graft: Graft) => graft.page.locator('[data-layer][aria-current="true"]');

/** Controls that a finger misses: lower than 40 px, the drawing's own aside, which zooms. */
const smallControls = (page: Page) => page.getByRole('button').filter({ visible: true }).evaluateAll((all) => all
  .filter((one) => !one.closest('.react-flow'))
  .map((one) => ({ name: one.getAttribute('aria-label') ?? one.textContent, height: Math.round(one.getBoundingClientRect().height) }))
  .filter(({ height }) => height > 1 && height < 40));

for (const [device, use] of [['phone', phone], ['tablet', tablet]] as const) {
  test.describe(`by touch, on a ${device}`, () => {
    test.use(use);

    test('a finger pans, two zoom, a tap selects, freezes and inserts, a long press takes more, delete and undo', async ({ graft, page }) => {
      await graft.open();
      const touch = await fingers(page);
      const canvas = (await page.locator('.network-stage').boundingBox())!;
      const empty = { x: canvas.x + canvas.width - 60, y: canvas.y + canvas.height * 0.6 };
      const cards = page.locator('[data-layer]');
      const [last, before] = [cards.last(), cards.nth((await cards.count()) - 2)];
      const box = async () => (await last.boundingBox())!;

      const start = await box();
      await touch.stroke([{ from: [empty.x, empty.y], to: [empty.x - 40, empty.y - 30] }]);
      await expect.poll(async () => Math.round((await box()).x - start.x)).toBeLessThan(-20);
      // Back, from a card: one that is not selected stays where it is in the network.
      const [fromX, fromY] = await pointOf(last, 0.3);
      await touch.stroke([{ from: [fromX, fromY], to: [fromX + 40, fromY + 30] }]);
      await expect.poll(async () => Math.abs((await box()).x - start.x)).toBeLessThan(15);
      await expect(graft.button('Undo')).toBeDisabled();

      const [x, y] = [canvas.x + canvas.width / 2, canvas.y + canvas.height / 2];
      await touch.stroke([{ from: [x - 100, y], to: [x - 70, y] }, { from: [x + 100, y], to: [x + 70, y] }]);
      await expect.poll(async () => (await box()).width).toBeLessThan(start.width * 0.85);
      await touch.stroke([{ from: [x - 70, y], to: [x - 105, y] }, { from: [x + 70, y], to: [x + 105, y] }]);
      await expect.poll(async () => (await box()).width).toBeGreaterThan(start.width * 0.9);

      await page.touchscreen.tap(...await pointOf(last, 0.3));
      await expect(selected(graft)).toHaveCount(1);
      await expect(last).toHaveAttribute('aria-current', 'true');
      await touch.put(await pointOf(before, 0.3));
      await expect(selected(graft)).toHaveCount(2);
      await touch.lift();
      await expect(selected(graft)).toHaveCount(2);
      await touch.put(await pointOf(before, 0.3));
      await expect(selected(graft)).toHaveCount(1);
      await touch.lift();
      await expect(last).toHaveAttribute('aria-current', 'true');

      const name = (await last.getAttribute('data-layer'))!;
      const freeze = graft.button(`Freeze ${name}`);
      await freeze.tap();
      await expect(graft.layer(name)).toHaveAttribute('data-frozen', 'true');
      await freeze.tap();
      await expect(graft.layer(name)).toHaveAttribute('data-frozen', 'false');

      const layers = await graft.count('layers');
      await page.getByRole('button', { name: /^Insert after / }).last().tap();
      await expect(page.getByRole('status').filter({ hasText: 'Pick a layer to insert after' })).toBeVisible();
      await graft.button('Add Dropout').tap();
      await expect.poll(() => graft.count('layers')).toBe(layers + 1);
      await expect(page.locator('[data-type="Dropout"][data-origin="new"]')).toHaveAttribute('aria-current', 'true');
      await graft.button('Delete layer').first().tap();
      await expect.poll(() => graft.count('layers')).toBe(layers);
      await graft.button('Undo').tap();
      await expect.poll(() => graft.count('layers')).toBe(layers + 1);
      expect(await smallControls(page)).toEqual([]);

      // What a mouse is told on hover, a finger is told by holding; and nothing is done.
      await touch.put(await pointOf(graft.button('Keyboard shortcuts')));
      await expect(page.getByText('Keyboard shortcuts: What the keys do, and the tour')).toBeVisible();
      await touch.lift();
      await expect(page.getByRole('dialog')).toHaveCount(0);
    });
  });
}

test.describe('on a phone', () => {
  test.use(phone);

  test('images are put into classes, a network is trained and its results are read, panel by panel', async ({ graft, page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await graft.open();
    const panels = page.getByRole('navigation', { name: 'Panels' });
    const sound = async (panel: string) => {
      expect.soft(await layoutFindings(page), panel).toEqual([]);
      expect.soft(await findingsLightAndDark(page), panel).toEqual([]);
      expect.soft(await smallControls(page), panel).toEqual([]);
    };
    const tab = async (name: string) => {
      await panels.getByRole('button', { name, exact: true }).tap();
      await expect(panels.getByRole('button', { name, exact: true })).toHaveAttribute('aria-current', 'true');
    };
    await sound('Network');

    await graft.button('Remove output layer').tap();
    await graft.button('Add output layer').tap();
    await graft.button('Freeze all pretrained').tap();
    await tab('Images');
    await graft.button('Use sample images').tap();
    await expect(page.getByTestId('dataset-summary')).toHaveAttribute('data-images', '200', { timeout: 90_000 });
    await graft.button('Add class').tap();
    const name = page.getByRole('textbox', { name: 'Class name' }).last();
    await name.fill('sixth');
    await name.press('Enter');
    const group = page.getByRole('group', { name: 'sixth', exact: true });
    await page.getByLabel('Add images to sixth').setInputFiles(dots.map((buffer, index) => ({ name: `dot${index}.png`, mimeType: 'image/png', buffer })));
    await expect(group).toHaveAttribute('data-count', '2');
    await sound('Images');

    await tab('Train');
    await graft.setField('Backend', 'wasm');
    await graft.setField('Epochs', '1');
    await graft.train();
    await sound('Train');
    await tab('Results');
    await expect(page.getByRole('table', { name: 'Confusion matrix' })).toBeVisible();
    await sound('Results');
    for (const panel of ['Settings', 'Layers', 'History']) {
      await tab(panel);
      await sound(panel);
    }
    await expect(page.getByRole('list', { name: 'Steps' }).last()).toContainText('Remove output layer');
  });
});

/** Pictures of one pixel. */
const dots = ['mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='].map((end) => Buffer.from(`iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42${end}`, 'base64'));

test.describe('on a phone on its side', () => {
  test.use({ ...phone, viewport: { width: 844, height: 390 } });

  test('the network has room between its tools, and each panel has the whole height', async ({ graft, page }) => {
    await graft.open();
    const boxOf = async (selector: string) => (await page.locator(selector).boundingBox())!;
    const [history, zoom, find] = [await boxOf('.network-history'), await boxOf('.network-zoom'), await boxOf('.network-find')];
    expect(history.y + history.height).toBeLessThanOrEqual(zoom.y);
    expect(history.x + history.width).toBeLessThan(find.x);
    await graft.button('Remove output layer').tap();
    await graft.button('Add output layer').tap();
    expect.soft(await layoutFindings(page)).toEqual([]);
    expect.soft(await smallControls(page)).toEqual([]);
    await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Images', exact: true }).tap();
    await expect(graft.button('Use sample images')).toBeInViewport();
    expect.soft(await layoutFindings(page), 'Images').toEqual([]);
  });
});
