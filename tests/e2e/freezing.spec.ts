import { expect, test, type Graft } from './support/graft';

const line = ({ page }: Graft) => page.getByRole('slider', { name: 'Freeze line' });
const says = (graft: Graft, text: string | RegExp) => expect(line(graft)).toHaveAttribute('aria-valuetext', text);
const shares = ({ page }: Graft) => page.getByTestId('parameter-shares');
const pressed = (graft: Graft, name: string) => expect(graft.button(name)).toHaveAttribute('aria-pressed', 'true');
const block = ({ page }: Graft, name: string) => page.locator(`[data-block="${name}"]`);

test('recipes by click, from the step and from the palette; each one step; the bar and the step follow', async ({ graft, page }) => {
  await graft.open();
  await graft.button('Remove output layer').click();
  await graft.button('Add output layer').click();
  const step = page.locator('[data-step="freeze"]');
  await expect(step).toHaveAttribute('data-done', 'false');
  const numbers = async () => {
    const [full, gentle, frozen, fixed] = await Promise.all(['full', 'gentle', 'frozen', 'fixed'].map(async (share) => Number(await shares(graft).getAttribute(`data-${share}`))));
    expect(full! + gentle!).toBe(await graft.count('trainable'));
    expect(frozen! + fixed!).toBe(await graft.count('frozen-params'));
    return { full, gentle, frozen };
  };
  expect(await numbers()).toMatchObject({ gentle: 0 });

  await graft.button('Head only').click();
  await pressed(graft, 'Head only');
  await expect(step).toHaveAttribute('data-done', 'true');
  expect(await numbers()).toMatchObject({ full: 450, gentle: 0 });
  await expect(shares(graft)).toContainText('450 train');
  await expect(shares(graft)).not.toContainText('gently');

  await graft.button('Freezing recipes').click();
  await page.getByRole('menuitemradio', { name: 'Head and last block' }).click();
  await pressed(graft, 'Head and last block');
  await expect(graft.button('Head only')).toHaveAttribute('aria-pressed', 'false');
  await expect(block(graft, 'stage4')).toContainText('×0.1');
  await expect(block(graft, 'stage3')).toHaveAttribute('data-state', 'frozen');
  expect(await numbers()).toMatchObject({ full: 450, gentle: expect.any(Number) });
  await expect(shares(graft)).toContainText('gently');

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find an action or a layer' }).fill('all, gently');
  await page.keyboard.press('Enter');
  await pressed(graft, 'All, gently');
  await expect(step).toHaveAttribute('data-done', 'true');
  await expect(block(graft, 'stem')).toHaveAttribute('data-state', 'trainable');

  await graft.button('Show outline').click();
  await expect(page.getByRole('treeitem', { name: /^stage1, block of 9 layers, trainable, learning rate ×0\.1/ })).toContainText('×0.1');
  await expect(page.getByRole('treeitem', { name: 'predictions, Dense, trainable', exact: true })).not.toContainText('×');
  await graft.button('Fold outline').click();

  for (const before of ['Head and last block', 'Head only']) {
    await graft.button('Undo').click();
    await pressed(graft, before);
  }
  await graft.button('Undo').click();
  await expect(page.locator('.recipe-buttons [aria-pressed="true"]')).toHaveCount(0);
  await expect(step).toHaveAttribute('data-done', 'false');
});

test('the freeze line by keyboard: by rows, by blocks, to both ends; a key is a step, Escape none', async ({ graft, page }) => {
  await graft.open();
  await says(graft, 'Nothing is frozen');
  await line(graft).press('ArrowDown');
  await says(graft, 'Frozen up to stem');
  await line(graft).press('ArrowDown');
  await says(graft, 'Frozen up to stage1');
  await expect(block(graft, 'stage1')).toHaveAttribute('data-state', 'frozen');
  await expect(block(graft, 'stage2')).toHaveAttribute('data-state', 'trainable');

  await line(graft).focus();
  await page.keyboard.down('End');
  await says(graft, 'Frozen up to car_type');
  await expect(graft.layer('car_type')).toHaveAttribute('data-preview', 'frozen');
  await page.keyboard.press('Escape');
  await page.keyboard.up('End');
  await says(graft, 'Frozen up to stage1');
  await expect(graft.layer('car_type')).toHaveAttribute('data-frozen', 'false');

  await graft.button('Zoom to fit').click();
  await graft.button('Expand stage2').click();
  // The stops of its layers are there once they have their places.
  await expect(line(graft)).toHaveAttribute('aria-valuemax', '11');
  await line(graft).press('ArrowDown');
  await says(graft, 'Frozen up to stage2_block1_conv1');
  await line(graft).press('PageDown');
  await says(graft, 'Frozen up to stage2_block1_bn2');
  await graft.select('stage2_block1_conv1');
  await page.keyboard.press('f');
  await says(graft, 'Mixed, frozen last is stage2_block1_bn2');
  await expect(line(graft)).toHaveAttribute('data-mixed', 'true');
  await line(graft).press('Home');
  await says(graft, 'Nothing is frozen');
  await graft.button('Undo').click();
  await graft.button('Undo').click();
  await says(graft, 'Frozen up to stage2_block1_bn2');

  await line(graft).press('ArrowUp');
  await graft.button('Zoom to fit').click();
  await graft.button('Collapse stage2').click();
  await says(graft, /^Frozen up to stage2_block1_\w+ in stage2$/);
});

test('the freeze line by mouse: shown on the cards while it is dragged, one step when let go, none after Escape', async ({ graft, page }) => {
  await graft.open();
  await graft.button('Zoom to fit').click();
  await says(graft, 'Nothing is frozen');
  const middleOf = async (name: string) => {
    const box = (await block(graft, name).boundingBox())!;
    return box.y + box.height / 2;
  };
  const grip = async () => {
    const box = (await line(graft).boundingBox())!;
    return { x: box.x + 12, y: box.y + box.height / 2 };
  };
  const above = (await middleOf('stage2') + await middleOf('stage3')) / 2;
  const { x, y } = await grip();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, above, { steps: 8 });
  await says(graft, 'Frozen up to stage2');
  await expect(block(graft, 'stage2')).toHaveAttribute('data-preview', 'frozen');
  await expect(block(graft, 'stage2')).toHaveAttribute('data-state', 'trainable');
  await expect(block(graft, 'stage3')).not.toHaveAttribute('data-preview');
  await expect(graft.button('Undo')).toBeDisabled();
  await page.mouse.up();
  await expect(block(graft, 'stage2')).toHaveAttribute('data-state', 'frozen');
  await expect(block(graft, 'stage2')).not.toHaveAttribute('data-preview');
  await says(graft, 'Frozen up to stage2');
  expect(Math.abs((await grip()).y - above)).toBeLessThan(30);

  const from = await grip();
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, (await middleOf('stage4')) + 40, { steps: 8 });
  await says(graft, 'Frozen up to stage4');
  await page.keyboard.press('Escape');
  await page.mouse.move(from.x, from.y + 300, { steps: 3 });
  await page.mouse.up();
  await says(graft, 'Frozen up to stage2');

  await graft.button('Undo').click();
  await says(graft, 'Nothing is frozen');
  await expect(graft.button('Undo')).toBeDisabled();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the freeze line follows a finger, and the view does not', async ({ graft, page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await graft.open();
    await graft.button('Zoom to fit').tap();
    await expect.poll(async () => (await line(graft).boundingBox())!.y).toBeGreaterThan(112);
    const touch = await page.context().newCDPSession(page);
    const send = (type: string, ...points: [number, number][]) => touch.send('Input.dispatchTouchEvent', { type: type as 'touchStart', touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    const handle = (await line(graft).boundingBox())!;
    const [x, y] = [handle.x + 12, handle.y + handle.height / 2];
    const at = async () => (await block(graft, 'stage4').boundingBox())!;
    const before = await at();
    await send('touchStart', [x, y]);
    for (const share of [0.25, 0.5, 0.75, 1]) await send('touchMove', [x, y + (before.y + before.height + 4 - y) * share]);
    await expect(block(graft, 'stage4')).toHaveAttribute('data-preview', 'frozen');
    await send('touchEnd');
    await says(graft, 'Frozen up to stage4');
    await expect(block(graft, 'stage4')).toHaveAttribute('data-state', 'frozen');
    expect(await at()).toEqual(before);
  });
});
