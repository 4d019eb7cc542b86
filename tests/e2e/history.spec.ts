import { test, expect } from './support/graft';

test('the history names each step and leads to any; what changed is listed against the opened network', async ({ graft, page }) => {
  await graft.open();
  await graft.button('Remove output layer').click();
  await graft.button('Freeze all pretrained').click();
  await graft.button('Add output layer').click();
  const history = page.getByRole('region', { name: 'History', exact: true });
  await history.getByRole('button', { name: 'History' }).click();
  const steps = history.getByRole('list', { name: 'Steps' }).getByRole('button');
  await expect(steps).toHaveText(['Open the network', 'Remove output layer', /^Freeze \d+ layers$/, 'Add output layer for 2 classes']);
  await expect(steps.last()).toHaveAttribute('aria-current', 'step');
  await expect(history.getByRole('list', { name: 'Added' })).toContainText('predictions');
  await history.getByRole('list', { name: 'Added' }).getByRole('button', { name: /predictions/ }).click();
  await expect(graft.layer('predictions')).toHaveAttribute('aria-current', 'true');

  await steps.first().focus();
  await page.keyboard.press('Enter');
  await expect(steps.first()).toHaveAttribute('aria-current', 'step');
  await expect(graft.button('Undo')).toBeDisabled();
  await expect(history).toContainText('Nothing yet');
  await steps.last().click();
  await expect(graft.button('Redo')).toBeDisabled();
  await expect(graft.layer('predictions')).toBeVisible();
  // A reload restores the network as it is, against the network as it was opened; and the panel is as it was left.
  await expect(page.locator('html[data-saved="true"]')).toBeAttached();
  await page.reload();
  await graft.ready();
  await expect(page.getByRole('list', { name: 'Added' })).toContainText('predictions');
});
