import { test, expect } from './support/graft';

test.describe.configure({ timeout: 180_000 });

test('with Backend left to Graft, a run says how the backends did and which it took; one that is chosen is taken untried', async ({ graft }) => {
  await graft.open();
  await graft.button('Remove output layer').click();
  await graft.button('Add output layer').click();
  await graft.button('Freeze all pretrained').click();
  await graft.button('Use sample images').click();
  await expect(graft.page.getByTestId('dataset-summary')).toHaveAttribute('data-images', '200', { timeout: 120_000 });
  const training = graft.page.getByRole('region', { name: 'Training', exact: true });
  await expect(training.getByLabel('Backend')).toHaveValue('auto');
  await graft.setField('Epochs', '2');
  await graft.train();
  const quickest = await graft.run().getAttribute('data-backend');
  expect(quickest).toBe('wasm');
  await expect(training).toContainText(/Tried before: WebAssembly [\d.]+ ms a step and [\d.]+ ms an image beforehand, WebGL .+\./);

  await graft.setField('Backend', 'wasm');
  await graft.train();
  await expect(training).not.toContainText('Tried before');
});
