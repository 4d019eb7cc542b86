import { readFileSync } from 'node:fs';
import { test, expect } from './support/graft';
import { fittedToSamples } from './support/ready-to-train';

test.describe.configure({ timeout: 180_000 });

test('with Backend left to Graft, a run says how the backends did and which it took, also later; one that is chosen is taken untried', async ({ graft }) => {
  await fittedToSamples(graft);
  const training = graft.page.getByRole('region', { name: 'Training', exact: true });
  await expect(training.getByLabel('Backend')).toHaveValue('auto');
  await graft.setField('Epochs', '2');
  await graft.train();
  const quickest = await graft.run().getAttribute('data-backend');
  expect(quickest).toBe('wasm');
  // On a machine with much else to do none of them may get as far as a step.
  await expect(training).toContainText(/Tried before: WebAssembly (?:[\d.]+ ms a step and [\d.]+ ms an image beforehand|none within 600 ms), WebGL .+\./);
  const [, tried] = /Tried before: (.+?)\.(?: |$|Charts)/.exec((await training.textContent())!)!;

  await graft.setField('Backend', 'wasm');
  await graft.train();
  await expect(training).not.toContainText('Tried before');

  await expect(graft.page.locator('html[data-saved="true"]')).toBeAttached();
  await graft.page.reload();
  await graft.ready();
  const runs = graft.page.getByRole('region', { name: 'Runs', exact: true });
  for (const number of [1, 2]) await runs.getByRole('checkbox', { name: new RegExp(`^Compare Run ${number}`) }).check();
  await runs.getByRole('button', { name: 'Compare 2 runs' }).click();
  await expect(graft.page.getByRole('row', { name: `Backends tried ${tried} –`, exact: true })).toBeVisible();
  await graft.page.keyboard.press('Escape');
  await graft.button('Export all runs').click();
  const [file] = await Promise.all([graft.page.waitForEvent('download'), graft.page.getByRole('menuitem', { name: /^JSON/ }).click()]);
  const { runs: [chosen, given] } = JSON.parse(readFileSync(await file.path(), 'utf8')) as { runs: { backend: { trials?: { name: string }[] } }[] };
  expect(chosen!.backend.trials!.map(({ name }) => name)).toEqual(expect.arrayContaining(['wasm', 'webgl']));
  expect(given!.backend.trials).toBeUndefined();
});
