import { test, expect, type Graft } from './support/graft';

test.describe.configure({ timeout: 180_000 });

const training = (graft: Graft) => graft.page.getByRole('region', { name: 'Training', exact: true });
const preview = (graft: Graft) => graft.page.getByTestId('augmentation-preview');

/** What is drawn of each picture, as text. */
const drawn = (graft: Graft): Promise<string[]> =>
  preview(graft).locator('canvas').evaluateAll((all) => (all as HTMLCanvasElement[]).map((canvas) => canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data.join()));

test('augmentation: previewed on one\'s own images, then trained with kept views', async ({ graft }) => {
  await graft.open();
  await graft.button('Remove output layer').click();
  await graft.button('Add output layer').click();
  await graft.button('Freeze all pretrained').click();
  await training(graft).getByRole('button', { name: /^Augmentation/ }).click();
  await expect(training(graft).getByText('Add images to see them here as training will')).toBeVisible();

  await graft.button('Use sample images').click();
  await expect(graft.page.getByTestId('dataset-summary')).toHaveAttribute('data-images', '200', { timeout: 120_000 });
  await expect(preview(graft)).toHaveAttribute('data-pictures', '12');
  const plain = await drawn(graft);
  expect(new Set(plain).size).toBe(2);

  await graft.setField('Preset', 'strong');
  await expect.poll(async () => new Set(await drawn(graft)).size).toBe(12);
  const strong = await drawn(graft);
  expect([strong[0], strong[6]]).toEqual([plain[0], plain[6]]);

  await graft.setField('Preset', 'off');
  await expect.poll(() => drawn(graft)).toEqual(plain);
  await training(graft).getByRole('button', { name: 'Operations' }).click();
  await training(graft).getByRole('group', { name: 'Rotate' }).getByLabel('At most').fill('90');
  await expect.poll(async () => new Set(await drawn(graft)).size).toBe(12);
  await expect(training(graft).getByLabel('Preset')).toHaveValue('custom');

  const bytes = async (): Promise<number> => Number(await graft.page.getByTestId('memory').getAttribute('data-bytes'));
  const before = await bytes();
  await graft.setField('Views of each image', '3');
  expect(await bytes()).toBeLessThan(before);

  await graft.setField('Backend', 'wasm');
  await graft.setField('Epochs', '3');
  const progress = graft.page.getByRole('progressbar', { name: 'Training progress' });
  await graft.button('Start training').click();
  await expect(progress).toHaveAttribute('aria-valuetext', /of 520 views/, { timeout: 60_000 });
  await expect(graft.run()).toHaveAttribute('data-phase', 'done', { timeout: 120_000 });
  expect(await graft.number('cached-layers')).toBeGreaterThan(10);
  expect(await graft.number('epoch')).toBe(3);
});
