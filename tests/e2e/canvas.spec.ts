import type { Locator } from '@playwright/test';
import { test, expect, type Graft } from './support/graft';

const selected = (graft: Graft) => graft.page.locator('[data-layer][aria-current="true"]');
const settings = (graft: Graft) => graft.page.getByRole('complementary', { name: 'Layer settings' });
const namesOf = (cards: Locator) => cards.evaluateAll((all) => all.map((one) => one.getAttribute('data-layer')!));

/** The network's last layers, as drawn at first: from the output upwards. */
async function lastLayers(graft: Graft, count: number): Promise<string[]> {
  return (await namesOf(graft.page.locator('[data-layer]'))).slice(-count).reverse();
}

test('click, shift-click and Escape select; the settings follow', async ({ graft }) => {
  await graft.open();
  const [output, before] = (await lastLayers(graft, 2)) as [string, string];
  await graft.layer(output).click();
  await expect(settings(graft).getByLabel('name', { exact: true })).toHaveValue(output);
  await graft.layer(before).click({ modifiers: ['Shift'] });
  await expect(selected(graft)).toHaveCount(2);
  await expect(settings(graft)).toContainText('2 layers');
  await graft.page.keyboard.press('Escape');
  await expect(selected(graft)).toHaveCount(0);
  await expect(settings(graft)).toContainText('No layer selected');
});

test('a card is dragged where one likes, in one step of undo', async ({ graft }) => {
  await graft.open();
  const [, name] = (await lastLayers(graft, 2)) as [string, string];
  const card = graft.layer(name);
  const from = (await card.boundingBox())!;
  await graft.page.mouse.move(from.x + 60, from.y + 40);
  await graft.page.mouse.down();
  await graft.page.mouse.move(from.x + 120, from.y + 60, { steps: 4 });
  await graft.page.mouse.move(from.x + 220, from.y + 50, { steps: 4 });
  await graft.page.mouse.up();
  await expect.poll(async () => Math.round((await card.boundingBox())!.x - from.x)).toBeGreaterThan(100);
  await graft.button('Undo').click();
  await expect.poll(async () => Math.round((await card.boundingBox())!.x - from.x)).toBe(0);
  await expect(graft.button('Undo')).toBeDisabled();
});

test('a wrong value is said beside its field and changes nothing; a right one counts', async ({ graft }) => {
  await graft.open();
  await graft.button('Remove output layer').click();
  await graft.button('Add output layer').click();
  const head = (await graft.page.locator('[data-type="Dense"][data-origin="new"]').getAttribute('data-layer'))!;
  await graft.select(head);
  const units = settings(graft).getByLabel('units', { exact: true });
  const shape = await graft.layer(head).getAttribute('data-output-shape');
  await units.fill('0');
  await expect(units).toHaveAttribute('aria-invalid', 'true');
  const message = graft.page.locator(`[id="${(await units.getAttribute('aria-describedby'))!.split(' ').find((id) => id.endsWith('error'))!}"]`);
  await expect(message).toContainText(/whole number/i);
  await expect(graft.layer(head)).toHaveAttribute('data-output-shape', shape!);
  await units.fill('9');
  await units.press('Tab');
  await expect(units).not.toHaveAttribute('aria-invalid', 'true');
  await expect(graft.layer(head)).toHaveAttribute('data-output-shape', '9');
});

test('an edit that breaks shapes is marked on the right layer, one click away', async ({ graft }) => {
  await graft.open();
  const search = graft.page.getByRole('searchbox', { name: 'Find in network' });
  await search.fill('Add');
  await search.press('Enter');
  const merge = (await selected(graft).getAttribute('data-layer'))!;
  await expect(graft.layer(merge)).toBeFocused();
  await graft.page.keyboard.press('ArrowUp');
  await expect(graft.layer(merge)).not.toHaveAttribute('aria-current', 'true');
  await graft.button('Choose a layer').click();
  await graft.button('Add UpSampling2D').click();
  await expect.poll(() => graft.count('issues')).toBeGreaterThan(0);
  await expect(graft.layer(merge)).toHaveAttribute('data-issue', /.+/);
  await graft.page.keyboard.press('Escape');
  await graft.page.getByRole('button', { name: /^\d+ issues?$/ }).click();
  await graft.page.getByRole('list', { name: 'Issues' }).getByRole('button').first().click();
  await expect(graft.layer(merge)).toHaveAttribute('aria-current', 'true');
  await graft.button('Undo').click();
  await expect.poll(() => graft.count('issues')).toBe(0);
});

test('Enter in a search means the network as it is, before what is listed has followed an edit', async ({ graft, page }) => {
  await graft.open();
  await page.getByRole('searchbox', { name: 'Find in network' }).evaluate((field: HTMLInputElement) => {
    document.querySelector<HTMLElement>('button[aria-label="Add Dense"]')!.click();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, 'dense');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  });
  await expect(graft.layer('dense')).toHaveAttribute('aria-current', 'true');
  await expect(graft.layer('car_type')).not.toHaveAttribute('aria-current');
});

test('the plus on a connection chooses where the palette inserts', async ({ graft }) => {
  await graft.open();
  const [output, before] = (await lastLayers(graft, 2)) as [string, string];
  await graft.button(`Insert after ${before}`).click();
  const search = graft.page.getByRole('searchbox', { name: 'Find a layer' });
  await expect(search).toBeFocused();
  await search.fill('batchnorm');
  await search.press('Enter');
  const added = graft.page.locator('[data-type="BatchNormalization"][data-origin="new"]');
  await expect(added).toHaveAttribute('aria-current', 'true');
  await graft.layer(output).focus();
  await graft.page.keyboard.press('ArrowUp');
  await expect(added).toBeFocused();
});

test('the steps tick themselves off', async ({ graft }) => {
  await graft.open();
  const step = (name: string) => graft.page.getByRole('list', { name: 'Steps' }).getByRole('listitem').filter({ hasText: name });
  const done = (name: string) => expect(step(name)).toHaveAttribute('data-done', 'true');
  await expect(step('Output layer')).toHaveAttribute('aria-current', 'step');
  await graft.button('Remove output layer').click();
  await expect(step('Output layer')).toHaveAttribute('data-done', 'false');
  await graft.button('Add output layer').click();
  await done('Output layer');
  await expect(step('Freeze')).toHaveAttribute('aria-current', 'step');
  await graft.button('Freeze all pretrained').click();
  await done('Freeze');
  await expect(step('Hidden layers')).toHaveAttribute('data-done', 'false');
  await graft.button('Undo').click();
  await expect(step('Freeze')).toHaveAttribute('data-done', 'false');
});

test('zoomed out a card keeps its name and state; the theme and folded panels hold', async ({ graft, page }) => {
  await graft.open();
  const card = page.locator('[data-layer]').last();
  await expect(card).toContainText('softmax');
  await graft.button('Expand all').click();
  await expect(page.locator('[data-block-id]')).toHaveCount(0);
  await graft.button('Zoom to fit').click();
  await expect(card.getByText('softmax')).toBeHidden();
  await expect(card).toHaveAccessibleName(/, Dense, trainable$/);
  // So far out that no name could be read: cards are only what they are in color, and are still worked with.
  const canvas = page.locator('.network-canvas');
  await expect(canvas).toHaveAttribute('data-zoom', 'tiny');
  await expect(card.locator('.card-name')).toHaveCount(0);
  expect((await page.locator('.connection-lines path').getAttribute('d'))!.split('M').length).toBeGreaterThan(20);
  expect(await page.locator('[data-connection]').count()).toBeLessThan(5);
  await card.getByRole('button', { name: /^Freeze/ }).click();
  await expect(card).toHaveAttribute('data-frozen', 'true');
  await graft.button('Undo').click();
  for (let turn = 0; turn < 6; turn++) await graft.button('Zoom in').click();
  await expect(canvas).toHaveAttribute('data-zoom', 'far');
  await expect(page.locator('[data-layer] .card-name').first()).toBeAttached();
  await expect(page.locator('.connection-lines')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Insert after/ }).first()).toBeAttached();
  await page.emulateMedia({ colorScheme: 'light' });
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  await page.getByRole('button', { name: /^Theme/ }).click();
  await page.getByRole('button', { name: /^Theme/ }).click();
  expect(await theme()).toBe('dark');
  await page.reload();
  await graft.ready();
  expect(await theme()).toBe('dark');
  await page.getByRole('button', { name: /^Fold layers/ }).click();
  await expect(page.getByRole('region', { name: 'Layers', exact: true })).toBeHidden();
});
