import { test, expect } from './support/graft';

test('an issue is mended in one click, from the settings and from the list of issues; undo takes the fix back', async ({ graft, page }) => {
  await graft.open();
  const [pool] = await page.locator('[data-type="GlobalAveragePooling2D"]').evaluateAll((all) => all.map((one) => one.getAttribute('data-layer')!));
  await graft.select(pool!);
  await page.getByRole('searchbox', { name: 'Find a layer' }).fill('LSTM');
  await page.getByRole('region', { name: 'Layers', exact: true }).getByRole('button', { name: 'Add LSTM', exact: true }).click();
  await expect(graft.layer('lstm')).toHaveAttribute('data-issue', /.+/);
  const fixes = page.getByRole('complementary', { name: 'Layer settings' }).getByRole('group', { name: 'Quick fixes' });
  await fixes.getByRole('button', { name: /^Reshape to/ }).first().click();
  await expect(graft.layer('lstm')).not.toHaveAttribute('data-issue');
  await expect(graft.layer('reshape')).toBeVisible();
  await graft.button('Undo').click();
  await expect(graft.layer('lstm')).toHaveAttribute('data-issue', /.+/);

  await page.getByRole('button', { name: /^\d+ issues?$/ }).click();
  await page.getByRole('list', { name: 'Issues' }).getByRole('button', { name: /^Reshape to/ }).first().click();
  await expect(graft.layer('lstm')).not.toHaveAttribute('data-issue');
});

test('what stands in the way of training is mended from the training panel', async ({ graft, page }) => {
  await graft.open();
  await graft.button('Use sample images').click();
  await expect(page.getByTestId('dataset-summary')).toHaveAttribute('data-images', '200', { timeout: 60_000 });
  await graft.button('Remove output layer').click();
  await graft.button('Start training').click();
  const training = page.getByRole('region', { name: 'Training', exact: true });
  await training.getByRole('button', { name: 'Add output layer' }).click();
  await expect(graft.layer('predictions')).toHaveAttribute('data-output-shape', '5');
  await expect(training).not.toContainText('Before training can start');
});
