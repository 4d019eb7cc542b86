import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test, expect } from './support/graft';
import { everyNth, exactPhoto, photoFolder } from './support/photos';
import { loadModelFolder, plainTfjs } from './support/plain-tfjs';
import { hasShared, sharedFolder, skipLine, truckPhotos } from './support/shared';

test.skip(!hasShared, skipLine);

const folderOf = (name: string): string => join(sharedFolder, 'models', name);
const filesOf = (name: string): string[] => readdirSync(folderOf(name)).filter((file) => /^(model\.json|metadata\.json|classes\.json|weights\.bin|group.*)$/.test(file)).map((file) => join(folderOf(name), file));

const opened = [
  { name: 'mobilenet_v1_025_224', layers: 88, size: 224, plain: true },
  { name: 'mobilenet_v2_100_224_u8_nsfwjs', layers: 162, size: 224, plain: true },
  { name: 'tm_car1', layers: 158, size: 224, plain: false },
  { name: 'tm_fabric5', layers: 158, size: 224, plain: false },
  { name: 'tm_drone_embedded96gray', layers: 83, size: 96, plain: false },
  { name: 'tfjs_quickdraw_keras2conv4', layers: 18, size: 28, plain: false },
  { name: 'keras3_cnn1_catmood', layers: 7, size: 128, plain: false },
  { name: 'keras3_mobilenetv2_catmood', layers: 157, size: 224, plain: false },
];

for (const { name, layers, size, plain } of opened) {
  test(`${name} opens, is drawn, and says what it makes of a photograph`, async ({ graft }) => {
    await graft.open();
    await graft.openModel(filesOf(name));
    await expect(graft.summary()).toHaveAttribute('data-layers', String(layers), { timeout: 60_000 });
    expect(await graft.count('issues')).toBe(0);
    await expect(graft.page.locator('[data-layer]').first()).toBeVisible();
    const photo = await exactPhoto(graft.page, readFileSync(truckPhotos()[0]!.file), size);
    const said = await graft.predict(photo.file);
    expect(said.probability).toBeGreaterThan(0);
    expect(said.probability).toBeLessThanOrEqual(1);
    if (!plain) return;
    const tf = await plainTfjs();
    const model = await loadModelFolder(folderOf(name));
    const input = tf.tensor4d(photo.pixels, [1, size, size, 3]).div(127.5).sub(1);
    const probabilities = await (model.predict(input) as import('@tensorflow/tfjs').Tensor).data();
    expect(Math.abs(Math.max(...probabilities) - said.probability)).toBeLessThan(1e-4);
  });
}

const refused = [
  { name: 'keras_tm_waste_h5', file: 'keras_model.h5', message: /Keras \.h5 file/ },
  { name: 'onnx_cifar100edge', file: 'model.onnx', message: /ONNX/ },
  { name: 'graphmodel_prefetch_small', file: 'model.json', message: /graph model/i },
  { name: 'mobilenet_v1_025_224_weightsonly', file: 'model.json', message: /without a network|topology/i },
];

for (const { name, file, message } of refused) {
  test(`${name} is refused by name, and the open network stays`, async ({ graft }) => {
    await graft.open();
    const layers = await graft.count('layers');
    await graft.openModel([join(folderOf(name), file)]);
    await expect(graft.page.getByRole('alert').filter({ hasText: message })).toBeVisible();
    expect(await graft.count('layers')).toBe(layers);
  });
}

test('a small network is trained on WebGPU', async ({ graft }) => {
  await graft.open();
  await graft.openModel(filesOf('tfjs_quickdraw_keras2conv4'));
  await expect(graft.summary()).toHaveAttribute('data-layers', '18');
  await graft.button('Remove output layer').click();
  await graft.button('Add output layer').click();
  await graft.button('Freeze all pretrained').click();
  const photos = everyNth(truckPhotos(), 12);
  await graft.page.getByLabel('Add folder', { exact: true }).setInputFiles(photoFolder(photos, false));
  await expect(graft.page.getByTestId('dataset-summary')).toHaveAttribute('data-images', String(photos.length));
  await graft.setField('Backend', 'webgpu');
  await graft.setField('Epochs', '5');
  await graft.train();
  expect(await graft.run().getAttribute('data-backend')).toBe('webgpu');
  expect(await graft.number('loss')).toBeGreaterThan(0);
  expect(await graft.number('epoch')).toBe(5);
});
