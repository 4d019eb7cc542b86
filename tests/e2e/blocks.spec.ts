import { accessibilityFindings } from './support/accessibility';
import { test, expect, type Graft } from './support/graft';

const block = (graft: Graft, name: string) => graft.page.locator(`[data-block-id][data-block="${name}"]`);
const selected = (graft: Graft) => graft.page.locator('[data-layer][aria-current="true"]');
const settings = (graft: Graft) => graft.page.getByRole('complementary', { name: 'Layer settings' });
const find = (graft: Graft) => graft.page.getByRole('searchbox', { name: 'Find in network' });
const tree = (graft: Graft) => graft.page.getByRole('tree', { name: 'Outline' });

test('a network opens folded; blocks unfold and fold by button, double click and keyboard', async ({ graft, page }) => {
  await graft.open();
  const boxes = page.locator('[data-layer], [data-block-id]');
  expect(await boxes.count()).toBeLessThanOrEqual(25);
  expect(await graft.count('layers')).toBe(50);
  await graft.button('Expand stage3').click();
  await expect(block(graft, 'stage3_block1')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(graft.layer('stage3_block1_conv1')).toBeFocused();
  await graft.button('Collapse stage3').click();
  await expect(block(graft, 'stage3')).toBeFocused();
  await expect(graft.layer('stage3_block1_conv1')).toHaveCount(0);
  await block(graft, 'stage3').getByText('16 layers').dblclick();
  await expect(block(graft, 'stage3_block2')).toBeVisible();
  await graft.button('Expand all').click();
  await expect(page.locator('[data-layer]')).toHaveCount(50);
  await graft.button('Collapse all').click();
  await expect(page.locator('[data-block-id]')).toHaveCount(5);
});

test('selecting, freezing and deleting work on a whole block', async ({ graft, page }) => {
  await graft.open();
  await block(graft, 'stage4').click();
  await expect(settings(graft)).toContainText('9 layers');
  await graft.button('Freeze stage4').click();
  await expect(block(graft, 'stage4')).toHaveAttribute('data-state', 'frozen');
  await expect(graft.button('Freeze stage4')).toHaveAttribute('aria-pressed', 'true');
  await graft.button('Expand stage4').click();
  await graft.button('Freeze stage4_block1_conv1').click();
  await graft.button('Collapse stage4').click();
  await expect(graft.button('Freeze stage4')).toHaveAttribute('aria-pressed', 'mixed');
  await block(graft, 'stage4').click();
  await page.keyboard.press('Delete');
  await expect.poll(() => graft.count('layers')).toBe(41);
  await expect(block(graft, 'stage4')).toHaveCount(0);
  await expect(block(graft, 'stage3')).toBeFocused();
  await graft.button('Undo').click();
  await expect(block(graft, 'stage4')).toHaveAttribute('data-layers', '9');
});

test('what is put into a folded block, or next to one, shows right after', async ({ graft, page }) => {
  await graft.open();
  await graft.button('Expand stage4').click();
  await graft.button('Insert after stage4_block1_bn1').click();
  await graft.button('Collapse stage4').click();
  await graft.button('Add Dropout').click();
  const added = page.locator('[data-type="Dropout"][data-origin="new"]');
  await expect(added).toHaveAttribute('aria-current', 'true');
  await expect(added).toBeInViewport();
  await graft.button('Collapse stage4').click();
  await expect(block(graft, 'stage4')).toHaveAttribute('data-layers', '10');
  await graft.button('Insert after stage3_block2_relu2').click();
  await graft.button('Add ReLU').click();
  await expect(page.locator('[data-type="ReLU"][data-origin="new"]')).toBeInViewport();
  expect(await graft.count('issues')).toBe(0);
});

test('the canvas is walked by arrows over folded blocks', async ({ graft, page }) => {
  await graft.open();
  await graft.select('pool');
  await expect(graft.layer('pool')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(block(graft, 'stage4')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(block(graft, 'stage3')).toBeFocused();
  await page.keyboard.press('f');
  await expect(block(graft, 'stage3')).toHaveAttribute('data-state', 'frozen');
  await expect(block(graft, 'stage4')).toHaveAttribute('data-state', 'trainable');
});

test('search finds by shape and words, lists what it found, and Enter goes on to the next', async ({ graft, page }) => {
  await graft.open();
  await find(graft).fill('conv2d 1x1');
  const list = page.getByRole('listbox', { name: 'Found layers' });
  await expect(list.getByRole('option')).toHaveCount(4);
  await expect(graft.network().getByRole('status')).toHaveText('1 of 4');
  await find(graft).press('Enter');
  await expect(graft.layer('stage1_block1_shortcut')).toBeFocused();
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Enter');
  await expect(graft.layer('stage2_block1_shortcut')).toBeFocused();
  await find(graft).fill('3,3,');
  await list.getByRole('option').first().click();
  await expect(selected(graft)).toHaveAttribute('data-output-shape', /^3,3,/);
  await find(graft).fill('frozen');
  await expect(graft.network().getByRole('status')).toHaveText(/Not found|of \d+/);
  expect(await accessibilityFindings(page)).toEqual([]);
});

test('the outline is used by the keyboard alone, in step with the canvas', async ({ graft, page }) => {
  await graft.open();
  await graft.button('Show outline').click();
  await tree(graft).focus();
  await page.keyboard.press('Home');
  for (let row = 0; row < 4; row++) await page.keyboard.press('ArrowDown');
  const row = (name: RegExp) => tree(graft).getByRole('treeitem', { name });
  await page.keyboard.press('ArrowRight');
  await expect(row(/^stage3, block of 16 layers/)).toHaveAttribute('aria-expanded', 'true');
  await expect(block(graft, 'stage3_block1')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await expect(row(/^stage3_block1_conv1, Conv2D/)).toHaveAttribute('aria-selected', 'true');
  await expect(graft.layer('stage3_block1_conv1')).toHaveAttribute('aria-current', 'true');
  await expect(tree(graft)).toBeFocused();
  await page.keyboard.press('f');
  await expect(graft.layer('stage3_block1_conv1')).toHaveAttribute('data-frozen', 'true');
  await expect(row(/^stage3_block1_conv1, Conv2D, frozen/)).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(row(/^stage3_block1, block of 9 layers, partly frozen/)).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press(' ');
  await expect(settings(graft)).toContainText('9 layers');
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(graft.layer('car_type')).toBeFocused();
});

test('the address leads to a layer, follows the selection, and is no way in for mischief', async ({ graft, page }) => {
  await page.goto('/#layer=stage3_block2_bn1');
  await graft.ready();
  await expect(graft.layer('stage3_block2_bn1')).toHaveAttribute('aria-current', 'true');
  await expect(graft.layer('stage3_block2_bn1')).toBeInViewport();
  const trail = page.getByRole('navigation', { name: 'Blocks around the selection' });
  await expect(trail.getByRole('listitem')).toHaveText(['stage3', 'stage3_block2', 'stage3_block2_bn1']);
  await trail.getByRole('button', { name: 'stage3_block2' }).click();
  await expect(settings(graft)).toContainText('7 layers');
  await expect(page).toHaveURL(/\/$/);
  await graft.select('pool');
  await expect(page).toHaveURL(/#layer=pool$/);
  for (const hash of ['#layer=%E0%A4%A', '#layer=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E', '#layer=__proto__', `#layer=${'a'.repeat(5000)}`]) {
    await page.evaluate((next) => { location.hash = next; }, hash);
    await expect(selected(graft)).toHaveAttribute('data-layer', 'pool');
  }
  await page.evaluate(() => { location.hash = '#layer=stem_bn'; });
  await expect(graft.layer('stem_bn')).toBeFocused();
});
