import { accessibilityFindings } from './support/accessibility';
import { test, expect } from './support/graft';

test('inside a layer: its weights against those opened, its filters, and what it makes of a photograph', async ({ graft, page }) => {
  await graft.open();
  const settings = page.getByRole('complementary', { name: 'Layer settings' });
  await graft.select('stem_conv');
  await settings.getByRole('button', { name: 'Look inside', exact: true }).click();
  const kernel = settings.getByRole('region', { name: 'Weight kernel' });
  await expect(kernel.getByRole('img', { name: /^Histogram of kernel: 648 numbers/ })).toBeVisible();
  await expect(kernel.getByRole('img', { name: /^Filter / })).toHaveCount(24);
  await expect(kernel.getByRole('row', { name: /^Difference 0 0 0 0/ })).toBeVisible();
  await expect(kernel).toContainText('To the bit as it was when the network was opened.');

  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(96, 96);
    const context = canvas.getContext('2d')!;
    context.fillStyle = 'orange';
    context.fillRect(20, 30, 50, 40);
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())];
  });
  await settings.getByLabel('Image to look inside').setInputFiles({ name: 'box.png', mimeType: 'image/png', buffer: Buffer.from(bytes) });
  const maps = page.getByTestId('feature-maps');
  await expect(maps).toHaveAttribute('data-shape', '48,48,24', { timeout: 60_000 });
  await expect(maps.getByRole('img', { name: /^Channel \d+, mean / })).toHaveCount(16);
  expect(await accessibilityFindings(page)).toEqual([]);

  // It stays open, and the photograph chosen, from layer to layer.
  await graft.select('pool');
  await expect(page.getByRole('table', { name: 'Largest numbers of pool' })).toHaveAttribute('data-shape', '224');
  await graft.select('car_type');
  await expect(page.getByRole('table', { name: 'Largest numbers of car_type' }).getByRole('row')).toHaveCount(8);
});
