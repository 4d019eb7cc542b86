import { test, expect } from './support/graft';

test('layers train by a part of the learning rate: one, several, a whole block; told on the card and in what changed', async ({ graft, page }) => {
  await graft.open();
  const settings = page.getByRole('complementary', { name: 'Layer settings' });
  const field = settings.getByLabel('Learning rate ×', { exact: true });
  await graft.layer('pool').click();
  await expect(settings).toContainText('GlobalAveragePooling2D');
  await expect(field).toHaveCount(0);

  await graft.layer('car_type').click();
  await field.fill('0.1');
  await expect(graft.layer('car_type')).toContainText('×0.1');
  await expect(graft.layer('car_type')).toHaveAccessibleDescription('Learning rate ×0.1.');
  await field.fill('0');
  await expect(settings.getByText('This must be more than 0.')).toBeVisible();
  await expect(graft.layer('car_type')).toContainText('×0.1');
  await field.fill('0.1');
  await graft.button('Freeze car_type').click();
  await expect(field).toHaveCount(0);
  await expect(graft.layer('car_type')).not.toContainText('×0.1');
  await graft.button('Freeze car_type').click();

  await page.locator('[data-block="stage4"]').click();
  await graft.layer('car_type').click({ modifiers: ['Shift'] });
  await expect(field).toHaveValue('');
  await expect(field).toHaveAttribute('placeholder', 'mixed');
  await field.fill('0.5');
  await expect(graft.layer('car_type')).toContainText('×0.5');
  await graft.button('Expand stage4').click();
  await expect(graft.layer('stage4_block1_conv2')).toContainText('×0.5');
  const history = page.getByRole('region', { name: 'History', exact: true });
  await history.getByRole('button', { name: 'History' }).first().click();
  await expect(history).toContainText('Set the learning rate of');

  await graft.button('Undo').click();
  await expect(graft.layer('stage4_block1_conv2')).not.toContainText('×0.5');
  await expect(graft.layer('car_type')).toContainText('×0.1');
});
