import { expect, type Graft } from './graft';

/** The embedded network with a head for the sample images, which are there. */
export async function fittedToSamples(graft: Graft): Promise<void> {
  await graft.open();
  await graft.button('Remove output layer').click();
  await graft.button('Add output layer').click();
  await graft.button('Freeze all pretrained').click();
  await graft.button('Use sample images').click();
  await expect(graft.page.getByTestId('dataset-summary')).toHaveAttribute('data-images', '200', { timeout: 60_000 });
}

/** The same, to be trained on WASM. */
export async function readyToTrain(graft: Graft, epochs: string): Promise<void> {
  await fittedToSamples(graft);
  await graft.setField('Backend', 'wasm');
  await graft.setField('Epochs', epochs);
}

/** What a run has come to, to the last digit. */
export const numbersOf = (graft: Graft): Promise<number[]> => Promise.all(['loss', 'val-loss', 'best-epoch'].map((name) => graft.number(name)));

/** Back to the network as it was: the same run once more, which is some epochs on then. */
export async function beginAgain(graft: Graft): Promise<void> {
  await graft.button('Undo').click();
  await graft.button('Start training').click();
  await expect.poll(() => graft.number('epoch'), { timeout: 60_000 }).toBeGreaterThan(3);
  await expect(graft.page.locator('html[data-saved="true"]')).toBeAttached();
}
