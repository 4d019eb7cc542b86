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

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a finger pans, pinches, selects several and adds a layer; classes are made and named', async ({ graft, page }) => {
    await graft.open();
    const tab = (name: string) => page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name, exact: true });
    await expect(graft.network()).toBeVisible();
    const touch = await page.context().newCDPSession(page);
    const send = (type: string, ...points: [number, number][]) => touch.send('Input.dispatchTouchEvent', { type: type as 'touchStart', touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    const cards = page.locator('[data-layer]');
    const card = cards.last();
    const box = async () => (await card.boundingBox())!;
    const middle = async (): Promise<[number, number]> => {
      const { x, y, width, height } = await box();
      return [x + width / 3, y + height / 2];
    };

    const before = await box();
    await send('touchStart', [350, 420]);
    for (const x of [330, 310, 290]) await send('touchMove', [x, 420]);
    await send('touchEnd');
    await expect.poll(async () => Math.round((await box()).x)).toBeLessThan(before.x - 30);

    await send('touchStart', [100, 350], [300, 350]);
    for (const by of [10, 20, 40]) await send('touchMove', [100 + by, 350], [300 - by, 350]);
    await send('touchEnd');
    await expect.poll(async () => (await box()).width).toBeLessThan(before.width * 0.85);

    const [x, y] = await middle();
    await page.touchscreen.tap(x, y);
    await expect(card).toHaveAttribute('aria-current', 'true');
    await send('touchStart', [x, y]);
    await expect(card).not.toHaveAttribute('aria-current', 'true');
    await send('touchEnd');

    const layers = await graft.count('layers');
    await tab('Layers').tap();
    await page.getByRole('button', { name: 'Add Dropout', exact: true }).tap();
    await expect.poll(() => graft.count('layers')).toBe(layers + 1);
    await expect(page.getByRole('region', { name: 'Layers', exact: true })).toBeHidden();

    await tab('Images').tap();
    await graft.button('Add class').tap();
    const name = page.getByRole('textbox', { name: 'Class name' }).first();
    await name.fill('tanker');
    await name.press('Enter');
    await expect(page.getByRole('group', { name: 'tanker', exact: true })).toBeVisible();
    await page.getByLabel('Add images to tanker').setInputFiles({ name: 'dot.png', mimeType: 'image/png', buffer: dot });
    await expect(page.getByRole('group', { name: 'tanker', exact: true })).toHaveAttribute('data-count', '1');

    const small = await page.getByRole('button').filter({ visible: true }).evaluateAll((all) =>
      all.filter((one) => !one.closest('.react-flow')).map((one) => ({ name: one.getAttribute('aria-label') ?? one.textContent, height: Math.round(one.getBoundingClientRect().height) })).filter(({ height }) => height > 1 && height < 40));
    expect(small).toEqual([]);
  });
});

/** A picture of one pixel. */
const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
