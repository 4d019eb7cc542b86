import { accessibilityFindings } from './support/accessibility';
import { test, expect } from './support/graft';

test.describe.configure({ timeout: 180_000 });

test('phases: a recipe, one\'s own by keyboard, and a run through both phases that leaves the freezing as it was', async ({ graft, page }) => {
  await graft.open();
  await graft.button('Remove output layer').click();
  await graft.button('Add output layer').click();
  await graft.button('Freeze all pretrained').click();
  await graft.button('Use sample images').click();
  const training = page.getByRole('region', { name: 'Training', exact: true });
  await training.getByRole('button', { name: /^Phases/ }).click();
  await graft.setField('Epochs', '6');
  await training.getByLabel('Recipe').selectOption('Gradual unfreezing');
  await expect(training.getByTestId('phase-sum')).toHaveText('6 epochs in all');
  await expect(training.getByLabel('Epochs', { exact: true })).toBeDisabled();
  await training.getByLabel('Recipe').selectOption('head-then-blocks');

  const phase = (place: number) => training.getByRole('group', { name: `Phase ${place}` });
  await expect(training.getByRole('img', { name: '6 epochs: 1 to 3, Head only at 0.003; 4 to 6, Head and top 2 blocks at 0.0003' })).toBeVisible();
  await expect(phase(1)).toContainText(/Trains 1 layer with /);

  const boundary = training.getByRole('separator', { name: 'End of phase 1' });
  await expect(boundary).toHaveAttribute('aria-valuenow', '3');
  await boundary.press('ArrowRight');
  await expect(phase(1).getByLabel('Phase epochs')).toHaveValue('4');
  await expect(phase(2).getByLabel('Phase epochs')).toHaveValue('2');
  await boundary.press('End');
  await expect(boundary).toHaveAttribute('aria-valuetext', 'Epoch 5');
  await boundary.press('ArrowRight');
  await expect(phase(2).getByLabel('Phase epochs')).toHaveValue('1');
  await boundary.press('Home');
  await expect(phase(1).getByLabel('Phase epochs')).toHaveValue('1');
  const epochWidth = (await training.locator('.phase-line').boundingBox())!.width / 6;
  const drag = async (epochs: number) => {
    const { x, y, width, height } = (await boundary.boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 + epochs * epochWidth, y + height / 2, { steps: 4 });
  };
  await drag(3);
  await page.mouse.up();
  await expect(boundary).toHaveAttribute('aria-valuenow', '4');
  await drag(-2);
  await expect(boundary).toHaveAttribute('aria-valuenow', '2');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(boundary).toHaveAttribute('aria-valuenow', '4');
  await boundary.press('ArrowLeft');
  await phase(2).getByLabel('Phase epochs').fill('2');
  await phase(2).getByLabel('Blocks').fill('1');
  await expect(training.getByLabel('Recipe')).toHaveValue('own');
  await training.getByRole('button', { name: 'Add phase' }).click();
  await phase(3).getByLabel('Trains', { exact: true }).selectOption('all');
  await phase(3).getByRole('button', { name: 'Move phase 3 earlier' }).press('Enter');
  await expect(phase(2).getByLabel('Trains', { exact: true })).toHaveValue('all');
  await expect(page.getByRole('button', { name: 'Move phase 2 earlier' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(phase(1).getByLabel('Trains', { exact: true })).toHaveValue('all');
  await expect(page.getByRole('button', { name: 'Move phase 1 later' })).toBeFocused();
  await phase(1).getByRole('button', { name: 'Remove phase 1' }).click();
  await expect(training.getByTestId('phase-sum')).toHaveText('5 epochs in all');
  await training.getByLabel('Recipe').selectOption('one');
  await expect(training.getByTestId('phase-sum')).toHaveCount(0);
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Take back' }).click();
  await expect(training.getByTestId('phase-sum')).toHaveText('5 epochs in all');
  expect(await accessibilityFindings(page)).toEqual([]);

  // Kept from visit to visit, as the other settings.
  await expect(page.getByTestId('dataset-summary')).toHaveAttribute('data-images', '200', { timeout: 120_000 });
  await expect(page.locator('html[data-saved="true"]')).toBeAttached();
  await page.reload();
  await graft.ready();
  await training.getByRole('button', { name: /^Phases/ }).click();
  await expect(training.getByTestId('phase-sum')).toHaveText('5 epochs in all');

  await graft.setField('Backend', 'wasm');
  const frozen = await graft.count('frozen-params');
  await graft.train();
  expect(await graft.number('epoch')).toBe(5);
  expect(await graft.number('phases')).toBe(2);
  await expect(training.getByRole('img', { name: /^Loss by epoch; phases begin at epochs 1, 4; after 5 epochs/ })).toBeVisible();
  expect(await graft.count('frozen-params')).toBe(frozen);
});
