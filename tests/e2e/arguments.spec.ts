import { readFileSync } from 'node:fs';
import { expect, test, type Graft } from './support/graft';

const settings = (graft: Graft) => graft.page.getByRole('complementary', { name: 'Layer settings' });

test('an initializer, a regularizer and a constraint are chosen and their numbers typed; a wrong one changes nothing', async ({ graft }) => {
  await graft.open();
  await graft.button('Remove output layer').click();
  await graft.button('Add output layer').click();
  const field = (name: string) => settings(graft).getByLabel(name, { exact: true });
  await settings(graft).getByRole('button', { name: /^More arguments/ }).click();
  await field('kernel_initializer').selectOption('random_normal');
  await field('kernel_initializer stddev').fill('-1');
  await expect(field('kernel_initializer stddev')).toHaveAttribute('aria-invalid', 'true');
  await expect(field('kernel_initializer stddev')).toHaveAccessibleDescription(/give a number from 0/);
  await field('kernel_initializer stddev').fill('0.2');
  await field('kernel_initializer stddev').press('Tab');
  await expect(field('kernel_initializer stddev')).not.toHaveAttribute('aria-invalid');
  await field('kernel_regularizer').selectOption('L2');
  await expect(field('kernel_regularizer l2')).toHaveValue('0.01');
  await field('kernel_constraint').selectOption('MaxNorm');
  await expect(field('kernel_constraint max_value')).toHaveValue('2');
  await graft.button('Undo').click();
  await expect(field('kernel_constraint')).toHaveValue('');
  await expect(field('kernel_initializer stddev')).toHaveValue('0.2');
});

test('the summary table lists every layer and is saved as text', async ({ graft, page }) => {
  await graft.open();
  await graft.button('Summary table').click();
  const dialog = page.getByRole('dialog', { name: 'Summary table' });
  await expect(dialog).toContainText('Connected to');
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Download .txt' }).click()]);
  expect(download.suggestedFilename()).toMatch(/ summary\.txt$/);
  const text = readFileSync((await download.path())!, 'utf8');
  const rows = text.split('\n').filter((line) => /^│ .+ \(\w+\)/.test(line));
  expect(rows).toHaveLength(await graft.count('layers'));
  expect(text).toContain(`Total params: ${(await graft.count('params')).toLocaleString('en')} (`);
});

test('the layer in a wrapper is chosen, and set by its own arguments', async ({ graft, page }) => {
  await graft.open();
  await graft.button('Add Bidirectional').click();
  const field = (name: string) => settings(graft).getByLabel(name, { exact: true });
  await expect(field('layer')).toHaveValue('LSTM');
  await field('layer').selectOption('GRU');
  await field('layer units').fill('0');
  await expect(field('layer units')).toHaveAccessibleDescription(/give a whole number from 1/);
  await field('layer units').fill('12');
  await field('layer units').press('Tab');
  await settings(graft).getByRole('button', { name: /^More arguments of layer/ }).click();
  await field('layer kernel_initializer').selectOption('he_normal');
  await expect(page.locator('[data-type="Bidirectional"]')).toContainText('GRU · 12');
  await expect(settings(graft).locator('textarea')).toHaveCount(0);
});
