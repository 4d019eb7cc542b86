import { readFileSync } from 'node:fs';
import { test, expect } from './support/graft';
import { beginAgain, numbersOf, readyToTrain } from './support/ready-to-train';

test.describe.configure({ timeout: 180_000 });

test('runs are kept, named, compared, exported, restored and deleted, and are there after a reload', async ({ graft, page }) => {
  await readyToTrain(graft, '2');
  const runs = page.getByRole('region', { name: 'Runs', exact: true });
  await expect(runs).toContainText('No runs yet');
  await graft.train();
  await graft.setField('Learning rate', '0.05');
  await graft.train();
  const rows = runs.getByRole('list', { name: 'Kept runs' }).getByRole('listitem');
  await expect(rows).toHaveCount(2);

  await page.getByLabel('Charts', { exact: true }).selectOption('step');
  await expect(page.getByRole('img', { name: /^Loss by step; after \d+ steps/ })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Learning rate by step; now 0.05' })).toBeVisible();

  await rows.last().getByRole('button', { name: /^Rename Run 1 · [\d.]+ %$/ }).click();
  await runs.getByRole('textbox', { name: 'Run name' }).fill('The slow one');
  await page.keyboard.press('Enter');
  await expect(rows.last()).toContainText('The slow one');
  await expect(rows.last().getByRole('button', { name: 'Rename The slow one' })).toBeFocused();

  await runs.getByRole('checkbox', { name: 'Compare The slow one' }).check();
  await runs.getByRole('checkbox', { name: /^Compare Run 2/ }).check();
  await runs.getByRole('button', { name: 'Compare 2 runs' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare runs' });
  await expect(dialog.getByRole('img', { name: /^Loss of The slow one, Run 2 · .* by epoch/ })).toBeVisible();
  const table = dialog.getByRole('table', { name: 'Runs compared' });
  await expect(table.getByRole('row', { name: /^Learning rate 0.003 0.05$/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /^Best validation loss \d/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /^Batch size/ })).toHaveCount(0);
  await page.keyboard.press('Escape');

  await rows.last().getByRole('button', { name: 'Export The slow one' }).click();
  const [json] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: /^JSON/ }).click()]);
  expect(json.suggestedFilename()).toBe('The slow one.json');
  const exported = JSON.parse(readFileSync(await json.path(), 'utf8')) as { runs: { config: { learningRate: number }; epochs: { valLoss: number }[] }[] };
  expect(exported.runs[0]!.config.learningRate).toBe(0.003);
  expect(exported.runs[0]!.epochs).toHaveLength(2);
  expect(Math.min(...exported.runs[0]!.epochs.map(({ valLoss }) => valLoss))).toBe(Number(await rows.last().getAttribute('data-val-loss')));

  await expect(page.locator('html[data-saved="true"]')).toBeAttached();
  await page.reload();
  await graft.ready();
  await expect(rows).toHaveCount(2);
  await graft.button('Restore The slow one').click();
  await expect(graft.button('Undo')).toBeEnabled();
  await expect(page.getByRole('region', { name: 'Training', exact: true }).getByLabel('Learning rate', { exact: true })).toHaveValue('0.003');
  await graft.button('Delete The slow one').click();
  await page.getByRole('dialog', { name: 'Delete The slow one?' }).getByRole('button', { name: 'Delete run' }).click();
  await expect(rows).toHaveCount(1);
  await expect(runs.getByRole('list', { name: 'Kept runs' })).toBeFocused();
  // The network still uses the weights of the run that went.
  await expect(page.locator('html[data-saved="true"]')).toBeAttached();
  await page.reload();
  await graft.ready();
  await expect(rows).toHaveCount(1);
  await page.getByLabel('Image to classify').setInputFiles('public/icon.svg');
  await expect(page.getByRole('region', { name: 'Evaluation', exact: true }).getByRole('alert')).toHaveCount(0);
});

test('a run that a reload interrupts goes on by itself, one of another tab when it is asked to, and both end as one that nothing disturbed', async ({ graft, page }) => {
  await readyToTrain(graft, '150');
  await graft.train();
  const undisturbed = await numbersOf(graft);
  const training = page.getByRole('region', { name: 'Training', exact: true });

  await beginAgain(graft);
  await page.reload();
  await graft.ready();
  await expect(graft.run()).toHaveAttribute('data-phase', /preparing|running/, { timeout: 30_000 });
  await expect(graft.run()).toHaveAttribute('data-phase', 'done', { timeout: 120_000 });
  expect(await numbersOf(graft)).toEqual(undisturbed);

  await beginAgain(graft);
  // As in a tab of its own, which knows nothing of the one that was closed.
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await graft.ready();
  await expect(training.getByText(/^The run of .* on .* was interrupted in epoch \d+ of 150\./)).toBeVisible();
  await expect(graft.run()).toHaveAttribute('data-phase', 'idle');
  await training.getByRole('button', { name: 'Go on' }).click();
  await expect(graft.run()).toHaveAttribute('data-phase', 'done', { timeout: 120_000 });
  expect(await numbersOf(graft)).toEqual(undisturbed);
  await expect(graft.button('Undo')).toBeEnabled();
  await expect(training.getByRole('button', { name: 'Go on' })).toHaveCount(0);
});

test('a run that was paused waits after a reload, and one that is given up is forgotten', async ({ graft, page }) => {
  await readyToTrain(graft, '4000');
  const training = page.getByRole('region', { name: 'Training', exact: true });
  await graft.button('Start training').click();
  await expect.poll(() => graft.number('epoch'), { timeout: 60_000 }).toBeGreaterThan(1);
  await graft.button('Pause').click();
  await expect(graft.run()).toHaveAttribute('data-phase', 'paused');
  await page.reload();
  await graft.ready();
  await training.getByRole('button', { name: 'Discard' }).click();
  await expect(training.getByRole('button', { name: 'Discard' })).toHaveCount(0);
  await page.reload();
  await graft.ready();
  await expect(page.getByRole('region', { name: 'Runs', exact: true })).toContainText('No runs yet');
  await expect(training.getByRole('button', { name: 'Discard' })).toHaveCount(0);
});
