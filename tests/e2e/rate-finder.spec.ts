import { accessibilityFindings } from './support/accessibility';
import { test, expect } from './support/graft';

test.describe.configure({ timeout: 180_000 });

test('the rate finder: what is in the way, a sweep, a rate that is used and taken back, and one that is cancelled', async ({ graft, page }) => {
  await graft.open();
  const training = page.getByRole('region', { name: 'Training', exact: true });
  const dialog = page.getByRole('dialog', { name: 'Find a learning rate' });
  const find = training.getByRole('button', { name: 'Find a learning rate' });
  await graft.button('Remove output layer').click();
  await graft.button('Add output layer').click();
  await graft.button('Freeze all pretrained').click();
  await training.getByRole('button', { name: 'Advanced' }).click();
  await find.click();
  await expect(training.getByText('There are no images yet.', { exact: false })).toBeVisible();
  await expect(dialog).toHaveCount(0);

  await graft.button('Use sample images').click();
  await expect(page.getByTestId('dataset-summary')).toHaveAttribute('data-images', '200', { timeout: 120_000 });
  await graft.setField('Backend', 'wasm');
  await find.click();
  const finder = dialog.getByTestId('rate-finder');
  await expect(finder).toHaveAttribute('data-phase', 'done', { timeout: 120_000 });
  await expect(dialog.getByRole('status')).toContainText('is proposed: there the loss falls fast');
  await expect(dialog.getByRole('img', { name: /^The smoothed loss by learning rate: it begins at .*is chosen$/ })).toBeVisible();
  const proposed = Number(await finder.getAttribute('data-rate'));
  expect(proposed).toBeGreaterThan(1e-5);
  expect(proposed).toBeLessThan(1);
  expect(await accessibilityFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Use this rate' }).click();
  await expect(training.getByLabel('Learning rate', { exact: true })).toHaveValue(String(proposed));
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Take back' }).click();
  await expect(training.getByLabel('Learning rate', { exact: true })).toHaveValue('0.003');

  await find.click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);
  // A run may start at once, and none of the layers was touched.
  await graft.setField('Epochs', '1');
  await graft.train();
});
