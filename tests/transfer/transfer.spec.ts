import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { photoFolder } from '../e2e/support/photos';
import { test, expect, type Graft } from '../e2e/support/graft';
import { hasShared, skipLine, truckPhotos } from '../e2e/support/shared';
import type { EpochPoint, Measurement } from './measurement';
import { report } from './report';

test.skip(!hasShared, skipLine);
test.describe.configure({ mode: 'serial' });

const root = join(import.meta.dirname, '..', '..');
/** Elsewhere than in the project, for a trial; the README then stays as it is. */
const elsewhere = process.env.GRAFT_TRANSFER_OUT;
/** Fewer epochs, for a trial. */
const atMost = Number(process.env.GRAFT_TRANSFER_EPOCHS) || Infinity;

const common = { optimizer: 'Adam', 'batch size': 16, seed: 1, backend: 'WASM' } as const;
const measurements: Measurement[] = [];
const photos = hasShared ? truckPhotos() : [];

/** A fresh page with the embedded network, an output layer for trucks and the photographs in it. */
async function prepare(graft: Graft): Promise<void> {
  await graft.open();
  await graft.button('Remove output layer').click();
  await graft.button('Add output layer').click();
  await graft.page.getByLabel('Add folder', { exact: true }).setInputFiles(photoFolder(photos, true));
  const summary = graft.page.getByTestId('dataset-summary');
  await expect(summary).toHaveAttribute('data-images', String(photos.length), { timeout: 60_000 });
  await expect(summary).toHaveAttribute('data-rejected', '0');
  await graft.setField('Optimizer', 'adam');
  await graft.setField('Batch size', String(common['batch size']));
  await graft.setField('Seed', String(common.seed));
  await graft.setField('Backend', 'wasm');
}

/** Collects, in the page, when the end of each epoch is shown; of epochs that end within one drawing, the last. */
async function watch({ page }: Graft): Promise<void> {
  await page.evaluate(() => {
    const run = document.querySelector<HTMLElement>('[data-testid="run"]')!;
    const points: EpochPoint[] = [];
    let start = 0;
    new MutationObserver(() => {
      const { epoch, valAccuracy, valLoss, phase } = run.dataset;
      if (phase === 'done' || Number(epoch) <= (points.at(-1)?.epoch ?? 0) || valAccuracy === undefined) return;
      points.push({ epoch: Number(epoch), seconds: (performance.now() - start) / 1000, accuracy: Number(valAccuracy), loss: Number(valLoss) });
    }).observe(run, { attributes: true });
    document.addEventListener('click', ({ target }) => {
      if ((target as Element).closest('button')?.textContent === 'Start training') start = performance.now();
    }, { capture: true });
    Object.assign(globalThis, { transferPoints: points });
  });
}

async function measure(graft: Graft, { id, title, learningRate, epochs }: Pick<Measurement, 'id' | 'title' | 'learningRate' | 'epochs'>): Promise<void> {
  const planned = Math.min(epochs, atMost);
  await graft.setField('Learning rate', String(learningRate));
  await graft.setField('Epochs', String(planned));
  const trainableParams = await graft.count('trainable');
  expect(await graft.count('issues')).toBe(0);
  await watch(graft);
  const started = Date.now();
  await graft.button('Start training').click();
  await expect(graft.run()).toHaveAttribute('data-phase', /done|failed/, { timeout: 330_000 });
  const seconds = (Date.now() - started) / 1000;
  await expect(graft.run()).toHaveAttribute('data-phase', 'done');
  expect(await graft.run().getAttribute('data-backend')).toBe('wasm');
  const points = await graft.page.evaluate(() => (globalThis as unknown as { transferPoints: EpochPoint[] }).transferPoints);
  // Once done, the page shows the numbers of the epoch that it kept.
  const kept = { epoch: await graft.number('best-epoch'), accuracy: await graft.number('val-accuracy'), loss: await graft.number('val-loss') };
  const shown = points.find(({ epoch }) => epoch >= kept.epoch);
  const rest = { cachedLayers: await graft.number('cached-layers'), points, seconds, kept: { ...kept, seconds: shown?.seconds ?? seconds } };
  measurements.push({ id, title, learningRate, epochs: planned, trainableParams, ...rest });
  console.log(`${title}: ${(100 * kept.accuracy).toFixed(1)} % (epoch ${kept.epoch} of ${planned}), ${seconds.toFixed(1)} s, ${points.length} points`);
}

test('head only', async ({ graft }) => {
  await prepare(graft);
  await graft.button('Freeze all pretrained').click();
  await measure(graft, { id: 'head', title: 'head only', learningRate: 0.001, epochs: 60 });
});

test('last stage and head', async ({ graft }) => {
  await prepare(graft);
  await graft.select('stage3_block2_relu2');
  await graft.button('Freeze up to selected').click();
  await measure(graft, { id: 'last-stage', title: 'last stage and head', learningRate: 0.0003, epochs: 20 });
});

test('the same network from random weights', async ({ graft }) => {
  await prepare(graft);
  await graft.button('Unfreeze all').click();
  await graft.select('pool');
  await graft.layer('pool').focus();
  await graft.page.keyboard.press('Control+a');
  await graft.button('Forget their weights').click();
  await expect(graft.page.getByRole('button', { name: /^Forget/ })).toHaveCount(0);
  await measure(graft, { id: 'random', title: 'all, from random weights', learningRate: 0.001, epochs: 12 });
});

test.afterAll(() => {
  if (measurements.length < 3) return;
  const count = (split: 'train' | 'test') => photos.filter((photo) => photo.split === split).length;
  const transfer = {
    network: 'The embedded network for car types', machine: `${availableParallelism()} processor cores, without a graphics card`,
    train: count('train'), heldOut: count('test'), classes: new Set(photos.map(({ className }) => className)).size, common, measurements,
  };
  report(transfer, elsewhere ?? join(root, 'docs'), elsewhere ? null : join(root, 'README.md'));
});
