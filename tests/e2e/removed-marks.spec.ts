import { test, expect } from './support/graft';

test('where layers were removed is marked on the canvas, by name, and leads to what changed', async ({ graft, page }) => {
  await graft.open();
  const head = (await page.locator('[data-layer]').last().getAttribute('data-layer'))!;
  const before = (await page.locator('[data-layer]').nth(-2).getAttribute('data-layer'))!;
  await graft.button('Remove output layer').click();
  const mark = graft.network().getByRole('button', { name: /removed here/ });
  await expect(mark).toHaveCount(1);
  await expect(graft.layer(before).getByRole('button', { name: `1 layer removed here: ${head}` })).toBeVisible();

  // With another in its place, it is on the connection that leads there.
  await graft.button('Add output layer').click();
  await expect(graft.layer(before).getByRole('button', { name: /removed here/ })).toHaveCount(0);
  await expect(mark).toHaveAccessibleName(`1 layer removed here: ${head}`);

  // Two more, inside a block: on its card while it is folded, on the connection between their neighbors when it is not.
  await graft.button('Expand stage1').click();
  for (const name of ['stage1_block1_bn1', 'stage1_block1_relu1']) {
    await graft.select(name);
    await page.keyboard.press('Escape');
    await graft.layer(name).click();
    await page.keyboard.press('Delete');
    await expect(graft.layer(name)).toHaveCount(0);
  }
  const two = graft.network().getByRole('button', { name: '2 layers removed here: stage1_block1_bn1, stage1_block1_relu1' });
  await expect(two).toBeVisible();
  await graft.button('Collapse stage1').click();
  await expect(page.locator('[data-block="stage1"]').getByRole('button', { name: /^2 layers removed here/ })).toBeVisible();

  await two.hover();
  await expect(page.getByText('Removed here: stage1_block1_bn1, stage1_block1_relu1')).toBeVisible();
  await two.click();
  const entry = page.getByRole('list', { name: 'Removed' }).getByText('stage1_block1_bn1');
  await expect(entry).toBeFocused();
  await graft.button('Undo').click();
  await expect(graft.network().getByRole('button', { name: '1 layer removed here: stage1_block1_bn1' })).toBeVisible();
});
