import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, expect, type Graft } from './support/graft';
import { everyNth, exactPhoto, photoFolder } from './support/photos';
import { loadExportedZip, loadModelFolder, plainTfjs } from './support/plain-tfjs';
import { logisticRegressionAccuracy } from './support/logistic-regression';
import { hasShared, sharedFolder, skipLine, truckPhotos, type TruckPhoto } from './support/shared';

test.skip(!hasShared, skipLine);
test.describe.configure({ timeout: 420_000 });

const truckClasses = 6;
const mobilenet = join(sharedFolder, 'models', 'mobilenet_v1_025_224');

/** The three steps by hand: the head off, a new one on, Dense and Dropout before it, the pretrained frozen. */
async function threeSteps(graft: Graft): Promise<void> {
  await graft.button('Remove output layer').click();
  await graft.button('Add output layer').click();
  const head = await graft.page.locator('[data-type="Dense"][data-origin="new"]').last().getAttribute('data-layer');
  await graft.select(head!);
  const before = await graft.page.evaluate((name) => {
    const buttons = [...document.querySelectorAll('button[aria-label^="Insert after "]')].map((one) => one.getAttribute('aria-label')!.slice('Insert after '.length));
    return { buttons, name };
  }, head!);
  const feeding = before.buttons.filter((name) => name !== head).at(-1)!;
  await graft.button(`Insert after ${feeding}`).click();
  await graft.button('Add Dense').click();
  const dense = graft.page.locator('[data-type="Dense"][data-origin="new"]:not([data-layer="' + head + '"])').first();
  await expect(dense).toBeAttached();
  const denseName = (await dense.getAttribute('data-layer'))!;
  await graft.select(denseName);
  const settings = graft.page.getByRole('complementary', { name: 'Layer settings' });
  await settings.getByLabel('units', { exact: true }).fill('64');
  await settings.getByLabel('units', { exact: true }).press('Tab');
  await settings.getByLabel('activation', { exact: true }).selectOption('relu');
  await graft.button(`Insert after ${denseName}`).click();
  await graft.button('Add Dropout').click();
  await graft.button('Freeze all pretrained').click();
  expect(await graft.count('issues')).toBe(0);
  expect(await graft.count('frozen-params')).toBeGreaterThan(0);
}

async function addPhotos(graft: Graft, photos: readonly TruckPhoto[]): Promise<void> {
  await graft.page.getByLabel('Add folder', { exact: true }).setInputFiles(photoFolder(photos, true));
  const summary = graft.page.getByTestId('dataset-summary');
  await expect(summary).toHaveAttribute('data-images', String(photos.length), { timeout: 60_000 });
  await expect(summary).toHaveAttribute('data-classes', String(truckClasses));
  await expect(summary).toHaveAttribute('data-rejected', '0');
}

/** Exports, reopens in a fresh page and in plain tfjs; all three say the same of one photograph. */
async function exportAndCompare(graft: Graft, photo: TruckPhoto, size: number, scale: (pixel: number) => number, folder: string): Promise<void> {
  const exact = await exactPhoto(graft.page, readFileSync(photo.file), size);
  const said = await graft.predict(exact.file);
  const zip = await graft.export(join(folder, 'exported.zip'));

  const tf = await plainTfjs();
  const { model, metadata } = await loadExportedZip(zip);
  expect(metadata.labels).toHaveLength(truckClasses);
  const output = model.predict(tf.tensor4d(exact.pixels.map(scale), [1, size, size, 3])) as import('@tensorflow/tfjs').Tensor;
  const probabilities = [...(await output.data())];
  const top = probabilities.indexOf(Math.max(...probabilities));
  expect(metadata.labels[top]).toBe(said.top);
  expect(Math.abs(probabilities[top]! - said.probability)).toBeLessThan(1e-5);

  const frozen = await graft.count('frozen-params');
  await graft.openModel([zip]);
  await expect(graft.page.getByTestId('model-summary')).toHaveAttribute('data-frozen-params', String(frozen));
  await expect(graft.page.locator('[data-layer][data-origin="new"]')).toHaveCount(0);
  const again = await graft.predict(exact.file);
  expect(again.top).toBe(said.top);
  expect(Math.abs(again.probability - said.probability)).toBeLessThan(1e-5);
}

const embedded = { size: 96, scale: (pixel: number) => pixel / 127.5 - 1 };

test('the embedded network is fitted to trucks on WASM', async ({ graft }, info) => {
  await graft.open();
  await threeSteps(graft);
  await addPhotos(graft, truckPhotos());
  await graft.setField('Backend', 'wasm');
  await graft.setField('Epochs', '20');
  await graft.train();
  expect(await graft.run().getAttribute('data-backend')).toBe('wasm');
  expect(await graft.number('cached-layers')).toBeGreaterThan(10);
  expect(await graft.number('val-accuracy')).toBeGreaterThan(3 / truckClasses);
  await exportAndCompare(graft, truckPhotos().find(({ split }) => split === 'test')!, embedded.size, embedded.scale, info.outputDir);
});

test('the embedded network is fitted to trucks on WebGL', async ({ graft }, info) => {
  const photos = everyNth(truckPhotos(), 4);
  await graft.open();
  await threeSteps(graft);
  await addPhotos(graft, photos);
  await graft.setField('Backend', 'webgl');
  await graft.setField('Epochs', '8');
  await graft.train();
  expect(await graft.run().getAttribute('data-backend')).toBe('webgl');
  expect(await graft.number('val-accuracy')).toBeGreaterThan(2 / truckClasses);
  await exportAndCompare(graft, photos[0]!, embedded.size, embedded.scale, info.outputDir);
});

const modelFiles = (folder: string) => readdirSync(folder).filter((name) => name === 'model.json' || name.startsWith('group')).map((name) => join(folder, name));

/** Accuracy on the held-out vehicles of a logistic regression on MobileNet's pooled features, all in plain tfjs. */
async function mobilenetReference(graft: Graft, photos: readonly TruckPhoto[]): Promise<number> {
  const tf = await plainTfjs();
  const full = await loadModelFolder(mobilenet);
  const pooled = full.layers.find((layer) => layer.getClassName() === 'GlobalAveragePooling2D')!;
  const backbone = tf.model({ inputs: full.inputs, outputs: pooled.output });
  const names = [...new Set(photos.map(({ className }) => className))].sort();
  const rows: { split: TruckPhoto['split']; label: number; features: Float32Array }[] = [];
  for (const photo of photos) {
    const { pixels } = await exactPhoto(graft.page, readFileSync(photo.file), 224);
    const features = tf.tidy(() => backbone.predict(tf.tensor4d(pixels, [1, 224, 224, 3]).div(127.5).sub(1)) as import('@tensorflow/tfjs').Tensor);
    rows.push({ split: photo.split, label: names.indexOf(photo.className), features: (await features.data()) as Float32Array });
    features.dispose();
  }
  const side = (split: TruckPhoto['split']) => {
    const chosen = rows.filter((row) => row.split === split);
    return { features: tf.tensor2d(chosen.map((row) => [...row.features])), labels: chosen.map((row) => row.label) };
  };
  return logisticRegressionAccuracy(tf, side('train'), side('test'), names.length);
}

test('MobileNet v1 0.25 is fitted to trucks, as well as a logistic regression on its features', async ({ graft }, info) => {
  const photos = truckPhotos();
  await graft.open();
  await graft.openModel(modelFiles(mobilenet));
  await expect(graft.summary()).toHaveAttribute('data-params', '475544');
  await threeSteps(graft);
  await addPhotos(graft, photos);
  await graft.setField('Backend', 'wasm');
  await graft.setField('Epochs', '40');
  await graft.train();
  const reference = await mobilenetReference(graft, photos);
  const reached = await graft.number('val-accuracy');
  info.annotations.push({ type: 'accuracy', description: `Graft ${reached.toFixed(3)}, logistic regression ${reference.toFixed(3)}` });
  console.log(`MobileNet on trucks: Graft ${reached.toFixed(3)}, logistic regression on its features ${reference.toFixed(3)}`);
  expect(reached).toBeGreaterThan(reference - 0.03);
  await exportAndCompare(graft, photos[0]!, 224, (pixel) => pixel / 127.5 - 1, info.outputDir);
});
