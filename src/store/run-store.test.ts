import { beforeEach, describe, expect, it } from 'vitest';
import { addOutputLayer, setTrainable } from '../core/graph/edits';
import { denseHead } from '../core/graph/test-documents';
import { presetPhases } from '../core/training/phases';
import { runName } from '../core/training/run-record';
import { blockingIssues } from './blocking-issues';
import { useDatasetStore } from './dataset-store';
import { useDocumentStore } from './document-store';
import { useKeptRuns } from './kept-runs';
import { useRunStore } from './run-store';
import { batch, beginAnew, datasetOf, document, done, edit, headName, outside, setsOf, store } from './test-run-world';

beforeEach(beginAnew);

describe('starting', () => {
  it('is refused while something is in the way, and says what', async () => {
    await store().start();
    expect(outside.request).toBeNull();
    expect(store()).toMatchObject({ refused: true, run: { phase: 'idle' } });
    expect(blockingIssues(document(), useDatasetStore.getState().dataset, store().config).map(({ code }) => code)).toContain('no-output');
  });

  it('hands over a plan with the classes, and images shared out by class', () => {
    edit((current) => addOutputLayer(current, 2, ['ants', 'bees']));
    void store().start();
    expect(store()).toMatchObject({ refused: false, run: { phase: 'preparing' } });
    expect(outside.request!.plan.classes).toEqual(['ants', 'bees']);
    expect([outside.request!.train.length, outside.request!.validation.length]).toEqual([16, 4]);
    expect(outside.request!.validation.map(({ label }) => label).sort()).toEqual([0, 0, 1, 1]);
    for (const { id, label } of [...outside.request!.train, ...outside.request!.validation]) expect(id.startsWith(['ants', 'bees'][label]!)).toBe(true);
  });

  it('keeps the order of a network that names the same classes, and labels by name', () => {
    const names = ['ants', 'bees', 'crabs', 'dogs', 'eels', 'foxes', 'gnus'];
    useDocumentStore.getState().open({ ...denseHead(), classes: names.toReversed() });
    useDatasetStore.getState().restore(datasetOf(...names));
    void store().start();
    expect(outside.request!.plan.classes).toEqual(names.toReversed());
    for (const { id, label } of outside.request!.train) expect(id.startsWith(outside.request!.plan.classes[label]!)).toBe(true);
  });

  it('hands over what trains in each phase, whatever is frozen, and pretrained normalizations as they are to be', () => {
    edit((current) => addOutputLayer(current, 2, ['ants', 'bees']));
    edit((current) => setTrainable(current, current.layers.map(({ name }) => name), false));
    void store().start();
    expect(store().refused).toBe(true);
    store().configure({ phases: presetPhases('head-then-blocks', 8) });
    void store().start();
    expect(store().refused).toBe(false);
    expect(outside.request!.phases).toMatchObject([{ epochs: 4, rate: 1 }, { epochs: 4, rate: 0.1 }]);
    expect(outside.request!.phases![0]!.trains).toContain(headName());
    expect(outside.request!.phases![0]!.trains).not.toContain('pw');
    expect(outside.request!.phases![1]!.trains).toEqual(expect.arrayContaining([headName(), 'pw', 'pw_bn', 'dw']));
    expect(outside.request!.plan.layers.find(({ name }) => name === 'pw_bn')).toMatchObject({ trainable: false, keepsStatistics: true });
    expect(document().layers.some(({ trainable }) => trainable)).toBe(false);
  });

  it('is refused where a phase is as frozen and nothing is left to train', () => {
    edit((current) => addOutputLayer(current, 2, ['ants', 'bees']));
    edit((current) => setTrainable(current, current.layers.map(({ name }) => name), false));
    store().configure({ phases: [...presetPhases('head-then-blocks', 8), { epochs: 1, trains: 'as-frozen', blocks: 1, rate: 1 }] });
    void store().start();
    expect([store().refused, outside.request]).toEqual([true, null]);
  });

  it('does nothing while a run is under way', async () => {
    edit((current) => addOutputLayer(current, 2, ['ants', 'bees']));
    void store().start();
    const first = outside.request;
    await store().start();
    expect(outside.request).toBe(first);
  });
});

describe('a run', () => {
  beforeEach(() => {
    edit((current) => addOutputLayer(current, 2, ['ants', 'bees']));
    void store().start();
  });

  it('leaves its weights as one step of the history, and its predictions to look at', () => {
    outside.send(batch);
    outside.send(done(headName()));
    outside.end();
    expect(store().run.phase).toBe('done');
    expect(setsOf(headName())).toEqual(['trained', 'trained']);
    expect(store().outcome).toMatchObject({ classes: ['ants', 'bees'], predictions: [{ id: 'ants-0' }] });
    useDocumentStore.getState().undo();
    expect(setsOf(headName())).toEqual([]);
    expect(document().classes).toEqual(['ants', 'bees']);
  });

  it('that ended before its first epoch is no step of the history', () => {
    const before = document();
    outside.send({ type: 'done', stopped: true, bestEpoch: 0, seconds: 0, weights: {}, validation: [] });
    expect(document()).toBe(before);
    expect(store().run).toMatchObject({ phase: 'done', stopped: true });
  });

  it('keeps what was edited meanwhile', () => {
    outside.send(batch);
    edit((current) => setTrainable(current, ['conv1'], false));
    outside.send(done(headName()));
    expect(document().layers.find(({ name }) => name === 'conv1')!.trainable).toBe(false);
    expect(setsOf(headName())).toEqual(['trained', 'trained']);
  });

  it('ends, and leaves nothing, when another network is opened', () => {
    outside.send(batch);
    const head = headName();
    const other = { ...denseHead(), name: 'other' };
    useDocumentStore.getState().open(other);
    expect(outside.asked).toEqual(['stop']);
    outside.send(done(head));
    expect(document()).toBe(other);
    expect(store()).toMatchObject({ run: { phase: 'idle' }, outcome: null });
  });

  it('is paused, resumed and stopped only when that makes sense', async () => {
    await store().pause();
    expect(outside.asked).toEqual([]);
    outside.send(batch);
    await store().pause();
    outside.send({ type: 'paused' });
    expect(store().run.phase).toBe('paused');
    await store().resume();
    outside.send({ type: 'resumed' });
    expect(store().run.phase).toBe('running');
    await store().stop();
    await store().stop();
    expect(outside.asked).toEqual(['pause', 'resume', 'stop']);
  });

  it('shows its numbers a few times a second, and all of them when it is done', async () => {
    let shown = 0;
    const leave = useRunStore.subscribe(() => shown++);
    outside.send(batch);
    for (let epoch = 1; epoch <= 50; epoch++) outside.send({ type: 'epoch', epoch, loss: 1, accuracy: 0.5, valLoss: 1, valAccuracy: 0.5, learningRate: 0.01, best: epoch === 1 });
    expect(shown).toBe(1);
    await expect.poll(() => store().run.epochs.length).toBe(50);
    expect(shown).toBe(2);
    outside.send({ type: 'epoch', epoch: 51, loss: 1, accuracy: 0.5, valLoss: 1, valAccuracy: 0.5, learningRate: 0.01, best: false });
    outside.send(done(headName()));
    expect(store().run).toMatchObject({ phase: 'done', epochs: { length: 51 } });
    leave();
  });

  it('is kept with its settings, curves and network, be it done, stopped or failed', () => {
    const trials = [{ name: 'wasm', milliseconds: 14, perImage: 9, share: 600, failed: false }] as const;
    outside.send({ type: 'started', backend: { name: 'wasm', usable: true, software: false, detail: 'SIMD', trials }, cachedLayers: 0, trainImages: 2, validationImages: 1, rejected: [] });
    outside.send(batch);
    outside.send({ type: 'epoch', epoch: 1, loss: 1, accuracy: 0.5, valLoss: 0.5, valAccuracy: 0.75, learningRate: 0.01, best: true });
    outside.send(done(headName()));
    outside.end();
    const [kept] = useKeptRuns.getState().runs;
    expect(outside.saved).toEqual([kept]);
    expect(kept).toMatchObject({ number: 1, name: null, ended: 'done', bestEpoch: 1, config: store().config, epochs: [{ valAccuracy: 0.75 }], steps: [{ step: 1, loss: 1 }] });
    expect(kept!.backend).toEqual({ name: 'wasm', software: false, detail: 'SIMD', trials });
    expect(runName(kept!)).toBe('Run 1 · 75.0 %');
    expect(kept!.document).toEqual(document());
    expect(kept!.id).toBe(outside.request!.runId);

    void store().start();
    outside.send(batch);
    outside.send({ type: 'failed', error: { code: 'non-finite', message: 'The loss is not a number.' } });
    expect(outside.saved[1]).toMatchObject({ number: 2, ended: 'failed', error: 'The loss is not a number.', bestEpoch: 0, epochs: [] });
  });

  it('that ended before its first epoch, or failed before its first step, is not kept', () => {
    outside.send(batch);
    outside.send({ type: 'done', stopped: true, bestEpoch: 0, seconds: 0, weights: {}, validation: [] });
    void store().start();
    outside.send({ type: 'failed', error: { code: 'backend-unavailable', message: 'No.' } });
    expect(outside.saved).toEqual([]);
  });

  it('that failed says why and changes nothing', () => {
    const before = document();
    outside.send({ type: 'failed', error: { code: 'non-finite', message: 'The loss is not a number. Try a smaller learning rate.' } });
    expect(store().run).toMatchObject({ phase: 'failed', error: { message: expect.stringMatching(/smaller/) } });
    expect(document()).toBe(before);
  });
});

describe('settings', () => {
  it('that are not valid change nothing', () => {
    const before = store().config;
    store().configure({ epochs: 0 });
    store().configure({ validationShare: 2 });
    expect(store().config).toBe(before);
  });

  it('a new optimizer brings its own learning rate, unless another was chosen', () => {
    store().configure({ optimizer: 'sgd' });
    expect(store().config.learningRate).toBe(0.01);
    store().configure({ learningRate: 0.5 });
    store().configure({ optimizer: 'adam' });
    expect(store().config.learningRate).toBe(0.5);
  });
});
