import { test, expect } from './support/graft';

test('the command palette finds actions, layers and layer types by the keyboard alone', async ({ graft, page }) => {
  await graft.open();
  const field = page.getByRole('combobox', { name: 'Find an action or a layer' });
  const ask = async (query: string) => {
    await page.keyboard.press('Control+k');
    await expect(field).toBeFocused();
    await page.keyboard.type(query);
  };
  await ask('undo');
  await expect(page.getByRole('option', { name: /^Undo/ })).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  const layers = await graft.count('layers');
  await ask('remove output');
  await expect(page.getByRole('option', { selected: true })).toHaveAccessibleName(/^Remove output layer/);
  await page.keyboard.press('Enter');
  await expect.poll(() => graft.count('layers')).toBeLessThan(layers);
  const left = await graft.count('layers');
  await ask('insert dropout');
  await page.keyboard.press('Enter');
  await expect.poll(() => graft.count('layers')).toBe(left + 1);
  const name = (await page.locator('[data-type="Dropout"][data-origin="new"]').getAttribute('data-layer'))!;
  await page.keyboard.press('Escape');
  await ask(name);
  await page.keyboard.press('Enter');
  await expect(graft.layer(name)).toBeFocused();
  await expect(graft.layer(name)).toHaveAttribute('aria-current', 'true');
});

test('the sheet of shortcuts opens by ? and names what the commands have', async ({ graft, page }) => {
  await graft.open();
  await page.keyboard.press('Shift+?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByText('Command palette', { exact: true })).toBeVisible();
  await expect(sheet.getByText('Ctrl+K', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
});

test('the tour follows the steps, points at their buttons, stays away once dismissed, and is found again', async ({ graft, page }) => {
  await graft.open();
  const tour = page.getByRole('region', { name: 'Tour of the three steps' });
  await tour.getByRole('button', { name: 'Show me' }).click();
  await expect(graft.button('Remove output layer')).toBeFocused();
  await page.keyboard.press('Enter');
  await graft.button('Add output layer').click();
  await expect(tour).toContainText('2 of 3');
  await tour.getByRole('button', { name: 'Dismiss the tour' }).click();
  await expect(tour).toHaveCount(0);
  await page.reload();
  await graft.ready();
  await expect(tour).toHaveCount(0);
  await graft.button('Keyboard shortcuts').click();
  await graft.button('Show the tour').click();
  await expect(tour).toContainText('1 of 3');
  // Hidden layers are as one likes: with the freezing all three are told.
  await page.keyboard.press('Escape');
  await graft.button('Freeze all pretrained').click();
  await expect(tour).toHaveCount(0);
});

test('panels are resized by mouse and keyboard, and stay so; a double click resets', async ({ graft, page }) => {
  await graft.open();
  const handle = page.getByRole('separator', { name: 'Width of the settings' });
  const width = async () => Number(await handle.getAttribute('aria-valuenow'));
  const first = await width();
  const box = (await handle.boundingBox())!;
  await page.mouse.move(box.x + 3, 500);
  await page.mouse.down();
  await page.mouse.move(box.x - 97, 500, { steps: 4 });
  await page.mouse.up();
  await expect.poll(width).toBe(first + 100);
  await handle.press('ArrowRight');
  await expect.poll(width).toBe(first + 84);
  await graft.button('Fold layers').click();
  await page.reload();
  await graft.ready();
  expect(await width()).toBe(first + 84);
  expect(Math.round((await page.getByRole('region', { name: 'Images', exact: true }).boundingBox())!.width)).toBeGreaterThan(first + 60);
  await expect(page.getByRole('region', { name: 'Layers', exact: true })).toBeHidden();
  await handle.dblclick();
  await expect.poll(width).toBe(first);
});
