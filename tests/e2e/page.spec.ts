import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessibilityFindings } from './support/accessibility';
import { test, expect } from './support/graft';
import { dropFromDesktop, everyNth, photoFolder } from './support/photos';
import { hasShared, skipLine, truckPhotos } from './support/shared';

test('the page opens with a pretrained network drawn, and asks nobody else for anything', async ({ graft }) => {
  await graft.open();
  expect(await graft.page.locator('[data-layer]').count()).toBeGreaterThan(3);
  expect(await graft.count('layers')).toBeGreaterThan(10);
  expect(await graft.count('issues')).toBe(0);
});

test('sample images, head-only training, a mistake list and a confusion matrix, with no file at hand', async ({ graft }) => {
  await graft.open();
  await graft.button('Remove output layer').click();
  await graft.button('Add output layer').click();
  await graft.button('Freeze all pretrained').click();
  await graft.button('Use sample images').click();
  const summary = graft.page.getByTestId('dataset-summary');
  await expect(summary).toHaveAttribute('data-images', '200', { timeout: 90_000 });
  await expect(summary).toHaveAttribute('data-classes', '5');
  // Every setting as a newcomer finds it.
  await graft.train();
  expect(await graft.number('val-accuracy')).toBeGreaterThan(0.5);
  await expect(graft.page.getByRole('table', { name: 'Confusion matrix' })).toBeVisible();
  await expect(graft.page.getByRole('table', { name: 'Per class' })).toBeVisible();
});

test('training is refused with issues that lead to their layer', async ({ graft }) => {
  await graft.open();
  await graft.button('Remove output layer').click();
  await graft.button('Start training').click();
  await expect(graft.run()).not.toHaveAttribute('data-phase', /preparing|running/);
  await expect(graft.page.getByRole('region', { name: 'Training', exact: true })).toContainText(/output layer/i);
});

test('a file that is no image is listed with its reason, and the rest is kept', async ({ graft }, info) => {
  await graft.open();
  mkdirSync(info.outputDir, { recursive: true });
  const text = join(info.outputDir, 'notes.jpg');
  const png = join(info.outputDir, 'dot.png');
  writeFileSync(text, 'this is no picture');
  const bytes = await graft.page.evaluate(async () => {
    const canvas = new OffscreenCanvas(32, 32);
    canvas.getContext('2d')!.fillRect(4, 4, 8, 8);
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())];
  });
  writeFileSync(png, Buffer.from(bytes));
  await graft.page.getByLabel('Add images', { exact: true }).setInputFiles([text, png]);
  const summary = graft.page.getByTestId('dataset-summary');
  await expect(summary).toHaveAttribute('data-images', '1');
  await expect(summary).toHaveAttribute('data-rejected', '1');
  await expect(graft.page.getByRole('list', { name: 'Rejected files' })).toContainText('notes.jpg');
});

test('folders dropped on the page from the desktop become classes', async ({ graft, page }) => {
  test.skip(!hasShared, skipLine);
  await graft.open();
  const photos = everyNth(truckPhotos(), 10);
  await dropFromDesktop(page, [photoFolder(photos, false)]);
  const summary = page.getByTestId('dataset-summary');
  await expect(summary).toHaveAttribute('data-images', String(photos.length));
  await expect(summary).toHaveAttribute('data-classes', '6');
  const tankers = photos.filter(({ className }) => className === 'tanker').length;
  await expect(page.getByRole('group', { name: 'tanker', exact: true })).toHaveAttribute('data-count', String(tankers));
});

test('a reload loses neither the edits nor the images', async ({ graft }) => {
  await graft.open();
  await graft.button('Remove output layer').click();
  await graft.button('Add output layer').click();
  const layers = await graft.count('layers');
  await graft.button('Use sample images').click();
  const summary = graft.page.getByTestId('dataset-summary');
  await expect(summary).toHaveAttribute('data-images', '200', { timeout: 90_000 });
  const params = await graft.count('params');
  await expect(graft.page.locator('html[data-saved="true"]')).toBeAttached();
  await graft.page.reload();
  await graft.ready();
  expect(await graft.count('layers')).toBe(layers);
  expect(await graft.count('params')).toBe(params);
  await expect(summary).toHaveAttribute('data-images', '200');
});

test('the keyboard alone freezes, deletes, undoes and redoes', async ({ graft }) => {
  await graft.open();
  const layers = await graft.count('layers');
  const search = graft.page.getByRole('searchbox', { name: 'Find in network' });
  await graft.page.keyboard.press('Control+f');
  await expect(search).toBeFocused();
  await graft.page.keyboard.type('block1_relu1');
  await graft.page.keyboard.press('Enter');
  const name = (await graft.page.locator('[data-layer][aria-current="true"]').getAttribute('data-layer'))!;
  await expect(graft.layer(name)).toBeFocused();
  const frozen = await graft.layer(name).getAttribute('data-frozen');
  await graft.page.keyboard.press('f');
  await expect(graft.layer(name)).not.toHaveAttribute('data-frozen', frozen!);
  await graft.page.keyboard.press('ArrowUp');
  await expect(graft.layer(name)).not.toBeFocused();
  await graft.page.keyboard.press('ArrowDown');
  await expect(graft.layer(name)).toBeFocused();
  await graft.page.keyboard.press('Delete');
  await expect.poll(() => graft.count('layers')).toBe(layers - 1);
  await graft.page.keyboard.press('Control+z');
  await expect.poll(() => graft.count('layers')).toBe(layers);
  await graft.page.keyboard.press('Control+Shift+z');
  await expect.poll(() => graft.count('layers')).toBe(layers - 1);
});

test('a palette item dragged onto a connection is inserted there', async ({ graft }) => {
  await graft.open();
  const layers = await graft.count('layers');
  const target = graft.page.getByRole('button', { name: /^Insert after / }).last();
  const after = (await target.getAttribute('aria-label'))!.slice('Insert after '.length);
  await graft.button('Add Dropout').dragTo(target);
  await expect.poll(() => graft.count('layers')).toBe(layers + 1);
  await expect(graft.page.locator('[data-type="Dropout"][data-origin="new"]')).toBeAttached();
  expect(after).not.toBe('');
});

test('a remote base network that cannot be reached says so and changes nothing', async ({ graft, page, foreignRequests }) => {
  await page.route('https://storage.googleapis.com/**', (route) => route.abort('internetdisconnected'));
  await graft.open();
  const layers = await graft.count('layers');
  const select = page.getByLabel('Base network');
  const remote = await select.locator('option').filter({ hasText: /MobileNet/ }).first().getAttribute('value');
  await select.selectOption(remote!);
  await expect(page.getByRole('alert').filter({ hasText: /offline|connection|reach/i })).toBeVisible();
  expect(await graft.count('layers')).toBe(layers);
  // The one request abroad that a person asked for, by choosing that network.
  const asked = foreignRequests.splice(0);
  expect(asked.length).toBeGreaterThan(0);
  for (const url of asked) expect(url).toMatch(/^https:\/\/storage\.googleapis\.com\/tfjs-models\//);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe-core finds nothing serious or critical, ${scheme}`, async ({ graft, page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await graft.open();
    expect(await accessibilityFindings(page)).toEqual([]);
    await graft.button('Remove output layer').click();
    await graft.button('Use sample images').click();
    await expect(page.getByTestId('dataset-summary')).toHaveAttribute('data-images', '200', { timeout: 90_000 });
    expect(await accessibilityFindings(page)).toEqual([]);
    await graft.button('Add output layer').click();
    await graft.button('Freeze all pretrained').click();
    await graft.setField('Backend', 'wasm');
    await graft.setField('Epochs', '3');
    await graft.train();
    expect(await accessibilityFindings(page)).toEqual([]);
    await graft.button('Export').click();
    await expect(page.getByRole('dialog', { name: 'Export model' })).toBeVisible();
    expect(await accessibilityFindings(page)).toEqual([]);
  });
}
