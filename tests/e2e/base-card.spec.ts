import type { Page } from '@playwright/test';
import { accessibilityFindings } from './support/accessibility';
import { test, expect } from './support/graft';

/** A PNG of a few bars of colour. */
async function picture(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(120, 80);
    const context = canvas.getContext('2d')!;
    ['teal', 'orange', 'navy'].forEach((color, at) => {
      context.fillStyle = color;
      context.fillRect(at * 40, 0, 40, 80);
    });
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())];
  });
  return Buffer.from(bytes);
}

test('the base network says what it knows, how large it is and what it must not be used for, and is tried before any change', async ({ graft, page }) => {
  await graft.open();
  const about = graft.button('About this network');
  await about.focus();
  await page.keyboard.press('Enter');
  const card = page.getByRole('dialog', { name: 'Graftnet: car types' });
  const classes = card.getByRole('region', { name: 'Classes it knows' }).getByRole('listitem');
  await expect(classes).toHaveText(['convertible', 'coupe', 'hatchback', 'minivan', 'sedan', 'suv', 'wagon']);
  await expect(classes.locator('svg')).toHaveCount(7);
  const params = await graft.summary().getAttribute('data-params');
  expect(params).toBe('1195471');
  for (const text of ['1.2\u202fM parameters', '96 × 96 px', 'CC BY-NC 4.0', 'Commercial use']) await expect(card).toContainText(text);
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(about).toBeFocused();

  await about.click();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), graft.button('Try it with a photograph').click()]);
  await chooser.setFiles({ name: 'bars.png', mimeType: 'image/png', buffer: await picture(page) });
  await expect(page.getByTestId('prediction')).toHaveAttribute('data-top', /^(convertible|coupe|hatchback|minivan|sedan|suv|wagon)$/);
});

test('another base network is looked at and opened from the card, with its measured accuracy', async ({ graft, page }) => {
  const { figures } = (await (await page.request.get('/models/graftnet-everyday/metadata.json')).json()) as { figures: { top1?: number; on?: string } };
  await graft.open();
  await graft.button('About this network').click();
  await page.getByLabel('About', { exact: true }).selectOption('graftnet-everyday');
  const card = page.getByRole('dialog', { name: 'Graftnet: everyday things' });
  await expect(card).toContainText('8 of the 200 classes it knows');
  await expect(card).toContainText(figures.top1 === undefined ? 'No figures at hand.' : `${figures.top1.toFixed(1)} % right at the first guess`);
  if (figures.on) await expect(card).toContainText(figures.on);
  await graft.button('Open this network').click();
  await expect(graft.summary()).toHaveAttribute('data-model', 'Graftnet: everyday things');
  await graft.button('About this network').click();
  await expect(card).toContainText('This one is open now.');
});

test('layers forget their weights, alone and all together, and undo brings them back', async ({ graft, page }) => {
  await graft.open();
  const settings = page.getByRole('complementary', { name: 'Layer settings' });
  await graft.select('pool');
  await expect(settings.getByRole('button', { name: /^Forget/ })).toHaveCount(0);
  await graft.select('stage4_block1_conv2');
  await graft.button('Forget its weights').click();
  await expect(graft.layer('stage4_block1_conv2')).toHaveAttribute('data-origin', 'changed');
  await expect(settings.getByRole('table', { name: 'Weights' })).toContainText('starts anew');
  await graft.layer('stage4_block1_conv2').focus();
  await page.keyboard.press('Control+a');
  await graft.button('Forget their weights').click();
  await expect(settings.getByRole('button', { name: /^Forget/ })).toHaveCount(0);
  await graft.button('Undo').click();
  await graft.button('Undo').click();
  await graft.select('stage4_block1_conv2');
  await expect(graft.layer('stage4_block1_conv2')).toHaveAttribute('data-origin', 'pretrained');
  await expect(settings.getByRole('table', { name: 'Weights' })).toContainText('loaded');
});
