import { beforeEach, describe, expect, it } from 'vitest';
import { addOutputLayer, setTrainable } from '../core/graph/edits';
import { denseHead } from '../core/graph/test-documents';
import { presetPhases } from '../core/training/phases';
import { isUnderWay } from '../core/training/run-state';
import { useDocumentStore } from './document-store';
import { useKeptRuns } from './kept-runs';
import { batch, begun, beginAnew, document, done, edit, headName, outside, setsOf, store } from './test-run-world';
import { useUiStore } from './ui-store';

beforeEach(beginAnew);

async function goOn(): Promise<void> {
  void store().goOn();
  await begun();
}

describe('an interrupted run', () => {
  beforeEach(async () => {
    edit((current) => addOutputLayer(current, 2, ['ants', 'bees']));
    store().configure({ phases: presetPhases('head-then-blocks', 8) });
    void store().start();
    outside.send(batch);
    const before = outside.request!;
    // As a reload leaves it: the record is there, and nothing computes it.
    outside.send({ type: 'failed', error: { code: 'crashed', message: 'gone' } });
    outside.end();
    await expect.poll(() => store().interrupted).not.toBeNull();
    expect(store().interrupted).toMatchObject({ run: { id: before.runId, train: before.train, config: before.config }, epoch: 3, step: 2 });
  });

  it('goes on as it was begun, whatever the settings are now, and is one run in the end', async () => {
    const [first] = [outside.request!];
    store().configure({ epochs: 7, phases: [] });
    await goOn();
    expect(first.phases).toHaveLength(2);
    expect(outside.request).toMatchObject({ runId: first.runId, resume: true, plan: first.plan, phases: first.phases, train: first.train, config: first.config });
    expect(store().config.epochs).toBe(first.config.epochs);
    outside.send({ type: 'restored', epochs: [{ epoch: 1, loss: 1, accuracy: 0.5, valLoss: 0.5, valAccuracy: 0.75, learningRate: 0.01, best: true }], steps: { points: [], stride: 1, skipped: 0 } });
    outside.send(done(headName()));
    outside.end();
    await expect.poll(() => outside.underWay.size).toBe(0);
    expect(setsOf(headName())).toEqual(['trained', 'trained']);
    expect(useKeptRuns.getState().runs).toMatchObject([{ id: first.runId, number: 1, ended: 'done', epochs: [{ valAccuracy: 0.75 }] }]);
    expect(store().interrupted).toBeNull();
  });

  it('is kept by itself where another network is open, which stays as it is', async () => {
    const other = { ...denseHead(), layers: denseHead().layers.map((layer) => ({ ...layer, trainable: false })) };
    const [first] = [outside.request!];
    useDocumentStore.getState().open(other);
    const now = document();
    await goOn();
    outside.send({ type: 'restored', epochs: [{ epoch: 1, loss: 1, accuracy: 0.5, valLoss: 0.5, valAccuracy: 0.75, learningRate: 0.01, best: true }], steps: { points: [], stride: 1, skipped: 0 } });
    outside.send(done('predictions'));
    outside.end();
    expect(document()).toBe(now);
    expect(useKeptRuns.getState().runs.at(-1)).toMatchObject({ id: first.runId, ended: 'done' });
  });

  it('is kept by itself too where its network has been edited', async () => {
    edit((current) => setTrainable(current, [headName()], false));
    const now = document();
    await goOn();
    outside.send({ type: 'epoch', epoch: 1, loss: 1, accuracy: 0.5, valLoss: 0.5, valAccuracy: 0.75, learningRate: 0.01, best: true });
    outside.send(done(headName()));
    outside.end();
    expect(document()).toBe(now);
    expect(useUiStore.getState().notices.at(-1)!.message).toMatch(/kept under Runs/);
  });

  it('goes on without a question only where nobody meant to leave it', async () => {
    await store().recover();
    expect(isUnderWay(store().run)).toBe(false);
    outside.goesOn = outside.request!.runId;
    void store().recover();
    await begun();
    expect(outside.request!.resume).toBe(true);
    // Not again before it has got further, nor while it is paused.
    expect(outside.goesOn).toBeNull();
    outside.send(batch);
    outside.send({ type: 'kept', epoch: 1, step: 1 });
    expect(outside.goesOn).toBe(outside.request!.runId);
    outside.send({ type: 'paused' });
    outside.send({ type: 'kept', epoch: 1, step: 1 });
    expect(outside.goesOn).toBeNull();
    outside.send({ type: 'resumed' });
    expect(outside.goesOn).toBe(outside.request!.runId);
    outside.send(done(headName()));
    outside.end();
    await expect.poll(() => outside.goesOn).toBeNull();
  });

  it('is left to the tab that took it first', async () => {
    outside.taken.add(outside.request!.runId);
    await store().goOn();
    expect(isUnderWay(store().run)).toBe(false);
  });

  it('goes on once, however often it is asked to', async () => {
    void store().goOn();
    await goOn();
    expect(outside.asked.filter((what) => what === 'go on')).toHaveLength(1);
  });

  it('is forgotten when it is given up', async () => {
    await store().discard();
    expect(store().interrupted).toBeNull();
    expect(outside.underWay.size).toBe(0);
  });
});

it('a run that failed for a reason that stays is not offered again', async () => {
  edit((current) => addOutputLayer(current, 2, ['ants', 'bees']));
  void store().start();
  outside.send(batch);
  outside.send({ type: 'failed', error: { code: 'non-finite', message: 'The loss is not a number.' } });
  outside.end();
  await expect.poll(() => outside.underWay.size).toBe(0);
  expect(store().interrupted).toBeNull();
});
