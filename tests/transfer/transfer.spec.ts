import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { photoFolder } from '../e2e/support/photos';
import { test, expect, type Graft } from '../e2e/support/graft';
import { hasShared, skipLine, truckPhotos, type TruckPhoto } from '../e2e/support/shared';
import { recordEpochs } from './epoch-times';
import type { Comparison, Measurement, Way } from './measurement';
import { report } from './report';

test.skip(!hasShared, skipLine);
test.describe.configure({ mode: 'serial' });

const root = join(import.meta.dirname, '..', '..');
/** Elsewhere than in the project, for a trial; the README then stays as it is. */
const elsewhere = process.env.GRAFT_TRANSFER_OUT;
/** Fewer epochs, for a trial. */
const atMost = Number(process.env.GRAFT_TRANSFER_EPOCHS) || Infinity;
const [batchSize, seed] = [16, 1];

const all = hasShared ? truckPhotos() : [];
const train = all.filter(({ split }) => split === 'train');
const heldOut = all.filter(({ split }) => split === 'test');
const names = [...new Set(all.map(({ className }) => className))].sort();

/** So many training photographs of each class, spread over its list. */
const few = (each: number): TruckPhoto[] => names.flatMap((name) => {
  const ofClass = train.filter(({ className }) => className === name);
  return Array.from({ length: each }, (_, at) => ofClass[Math.floor((at * ofClass.length) / each)]!);
});

interface Trial extends Way {
  prepare(graft: Graft): Promise<void>;
}

const ways: readonly Trial[] = [
  {
    id: 'head', title: 'the new head only', learningRate: 0.01,
    prepare: (graft) => graft.button('Freeze all pretrained').click(),
  },
  {
    id: 'last-stage', title: 'the last stage and the head', learningRate: 0.001,
    async prepare(graft) {
      await graft.select('stage3_block2_relu2');
      await graft.button('Freeze up to selected').click();
    },
  },
  {
    id: 'random', title: 'everything, from random weights', learningRate: 0.001,
    async prepare(graft) {
      await graft.select('pool');
      await graft.layer('pool').focus();
      await graft.page.keyboard.press('Control+a');
      await graft.button('Forget their weights').click();
      await graft.select('stem_conv');
      const weights = graft.page.getByRole('table', { name: 'Weights' });
      await expect(weights).toContainText('starts anew');
    },
  },
];

interface PhotoSet {
  readonly title: string;
  readonly train: readonly TruckPhoto[];
  readonly epochs: Readonly<Record<Way['id'], number>>;
}

const sets: readonly PhotoSet[] = [
  { title: `5 a class (${few(5).length})`, train: few(5), epochs: { head: 100, 'last-stage': 40, random: 40 } },
  { title: `all (${train.length})`, train, epochs: { head: 60, 'last-stage': 15, random: 15 } },
];

/** A fresh page with the embedded network, an output layer for trucks and the photographs in it. */
async function open(graft: Graft, chosen: readonly TruckPhoto[]): Promise<void> {
  await graft.open();
  await graft.button('Remove output layer').click();
  await graft.button('Add output layer').click();
  await graft.page.getByLabel('Add folder', { exact: true }).setInputFiles(photoFolder([...chosen, ...heldOut], true));
  const summary = graft.page.getByTestId('dataset-summary');
  await expect(summary).toHaveAttribute('data-images', String(chosen.length + heldOut.length), { timeout: 60_000 });
  await expect(summary).toHaveAttribute('data-rejected', '0');
}

async function measure(graft: Graft, { id, title, learningRate }: Way, epochs: number): Promise<Measurement> {
  for (const [field, value] of [['Optimizer', 'adam'], ['Learning rate', learningRate], ['Batch size', batchSize], ['Epochs', epochs], ['Seed', seed], ['Backend', 'wasm']] as const) {
    await graft.setField(field, String(value));
  }
  const trainableParams = await graft.count('trainable');
  expect(await graft.count('issues')).toBe(0);
  const recorded = await recordEpochs(graft.page);
  const started = Date.now();
  await graft.button('Start training').click();
  await expect(graft.run()).toHaveAttribute('data-phase', /done|failed/, { timeout: 330_000 });
  const seconds = (Date.now() - started) / 1000;
  await expect(graft.run()).toHaveAttribute('data-phase', 'done');
  expect(await graft.run().getAttribute('data-backend')).toBe('wasm');
  const points = await recorded();
  expect(points.map(({ epoch }) => epoch)).toEqual(Array.from({ length: epochs }, (_, at) => at + 1));
  const kept = points[(await graft.number('best-epoch')) - 1]!;
  // Once done, the page shows the numbers of the epoch that it kept.
  expect(await graft.number('val-accuracy')).toBe(kept.accuracy);
  return { id, title, learningRate, epochs, trainableParams, cachedLayers: await graft.number('cached-layers'), points, seconds, kept };
}

const comparisons: Comparison[] = [];

for (const { title, train: chosen, epochs } of sets) {
  const measurements: Measurement[] = [];
  for (const way of ways) {
    test(`${title}: ${way.title}`, async ({ graft }) => {
      await open(graft, chosen);
      await way.prepare(graft);
      const measured = await measure(graft, way, Math.min(epochs[way.id], atMost));
      measurements.push(measured);
      const { kept, seconds } = measured;
      console.log(`${title}, ${way.title}: ${(100 * kept.accuracy).toFixed(1)} % at epoch ${kept.epoch} of ${measured.epochs}, last ${(100 * measured.points.at(-1)!.accuracy).toFixed(1)} %, ${seconds.toFixed(1)} s`);
    });
  }
  comparisons.push({ title, train: chosen.length, heldOut: heldOut.length, measurements });
}

test.afterAll(() => {
  if (comparisons.some(({ measurements }) => measurements.length < ways.length)) return;
  const machine = `${availableParallelism()} processor cores, without a graphics card`;
  report({ machine, classes: names.length, batchSize, seed, comparisons }, elsewhere ?? join(root, 'docs'), elsewhere ? null : join(root, 'README.md'));
});
