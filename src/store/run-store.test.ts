import { beforeEach, describe, expect, it } from 'vitest';
import { addOutputLayer, removeOutputLayer, setTrainable } from '../core/graph/edits';
import { denseHead } from '../core/graph/test-documents';
import type { EditResult, GraphDocument } from '../core/graph/types';
import { defaultLearningRates } from '../core/training/config';
import { presetPhases } from '../core/training/phases';
import type { Dataset, ImageEntry } from '../core/dataset/types';
import type { EngineApi, TrainEvent, TrainRequest } from '../protocol/engine';
import { useDatasetStore } from './dataset-store';
import { useDocumentStore } from './document-store';
import { blockingIssues, useRunStore } from './run-store';
import { provideServices, type Services } from './services';
import { connectStores } from './sync';

const store = () => useRunStore.getState();
const document = () => useDocumentStore.getState().document!;
const edit = (change: (document: GraphDocument) => EditResult) => expect(useDocumentStore.getState().apply(change).ok).toBe(true);

const asked: string[] = [];
let request: TrainRequest | null = null;
let send: (event: TrainEvent) => void = () => undefined;
let end: () => void = () => undefined;

const trainer = {
  train: (given, onEvent) => new Promise<void>((resolve) => {
    request = given;
    send = onEvent;
    end = resolve;
  }),
  pause: async () => void asked.push('pause'),
  resume: async () => void asked.push('resume'),
  stop: async () => void asked.push('stop'),
} as Partial<EngineApi> as EngineApi;

const image = (id: string, classId: string): ImageEntry => ({ id, path: `${classId}/${id}.png`, classId, width: 4, height: 4, bytes: 9, format: 'png', split: null });

function datasetOf(...names: string[]): Dataset {
  const images = names.flatMap((name) => Array.from({ length: 10 }, (_, at) => image(`${name}-${at}`, name)));
  return { classes: names.map((name) => ({ id: name, name })), images, rejected: [], drawn: false };
}

const batch: TrainEvent = { type: 'batch', epoch: 1, step: 1, steps: 2, loss: 1, accuracy: 0, learningRate: 0.01, imagesPerSecond: 1, etaSeconds: 1 };
const done = (layer: string): TrainEvent => ({
  type: 'done', stopped: false, bestEpoch: 1, seconds: 1,
  weights: { [layer]: { kernel: { set: 'trained', key: `${layer}/kernel`, shape: [6, 2] }, bias: { set: 'trained', key: `${layer}/bias`, shape: [2] } } },
  validation: [{ id: 'ants-0', label: 0, probabilities: [0.9, 0.1] }],
});
const headName = () => document().outputs[0]!;
const setsOf = (name: string) => Object.values(document().layers.find((layer) => layer.name === name)!.weights).map(({ set }) => set);

let disconnect: () => void = () => undefined;

beforeEach(async () => {
  disconnect();
  provideServices({ trainer } as Partial<Services> as Services);
  if (request) send({ type: 'failed', error: { code: 'cancelled', message: 'the test before is over' } });
  request = null;
  await store().reset();
  asked.length = 0;
  useDatasetStore.getState().restore(datasetOf('ants', 'bees'));
  useDocumentStore.getState().open(denseHead());
  disconnect = connectStores();
  edit(removeOutputLayer);
  store().configure({ optimizer: 'adam', learningRate: defaultLearningRates.adam, validationShare: 0.2, seed: 1, phases: [] });
});

describe('starting', () => {
  it('is refused while something is in the way, and says what', async () => {
    await store().start();
    expect(request).toBeNull();
    expect(store()).toMatchObject({ refused: true, run: { phase: 'idle' } });
    expect(blockingIssues(document(), useDatasetStore.getState().dataset).map(({ code }) => code)).toContain('no-output');
  });

  it('hands over a plan with the classes, and images shared out by class', () => {
    edit((current) => addOutputLayer(current, 2, ['ants', 'bees']));
    void store().start();
    expect(store()).toMatchObject({ refused: false, run: { phase: 'preparing' } });
    expect(request!.plan.classes).toEqual(['ants', 'bees']);
    expect([request!.train.length, request!.validation.length]).toEqual([16, 4]);
    expect(request!.validation.map(({ label }) => label).sort()).toEqual([0, 0, 1, 1]);
    for (const { id, label } of [...request!.train, ...request!.validation]) expect(id.startsWith(['ants', 'bees'][label]!)).toBe(true);
  });

  it('keeps the order of a network that names the same classes, and labels by name', () => {
    const names = ['ants', 'bees', 'crabs', 'dogs', 'eels', 'foxes', 'gnus'];
    useDocumentStore.getState().open({ ...denseHead(), classes: names.toReversed() });
    useDatasetStore.getState().restore(datasetOf(...names));
    void store().start();
    expect(request!.plan.classes).toEqual(names.toReversed());
    for (const { id, label } of request!.train) expect(id.startsWith(request!.plan.classes[label]!)).toBe(true);
  });

  it('hands over what trains in each phase, whatever is frozen, and pretrained normalizations as they are to be', () => {
    edit((current) => addOutputLayer(current, 2, ['ants', 'bees']));
    edit((current) => setTrainable(current, current.layers.map(({ name }) => name), false));
    void store().start();
    expect(store().refused).toBe(true);
    store().configure({ phases: presetPhases('head-then-blocks', 8) });
    void store().start();
    expect(store().refused).toBe(false);
    expect(request!.phases).toMatchObject([{ epochs: 4, rate: 1 }, { epochs: 4, rate: 0.1 }]);
    expect(request!.phases![0]!.trains).toContain(headName());
    expect(request!.phases![0]!.trains).not.toContain('pw');
    expect(request!.phases![1]!.trains).toEqual(expect.arrayContaining([headName(), 'pw', 'pw_bn', 'dw']));
    expect(request!.plan.layers.find(({ name }) => name === 'pw_bn')).toMatchObject({ trainable: false, keepsStatistics: true });
    expect(document().layers.some(({ trainable }) => trainable)).toBe(false);
  });

  it('is refused where a phase is as frozen and nothing is left to train', () => {
    edit((current) => addOutputLayer(current, 2, ['ants', 'bees']));
    edit((current) => setTrainable(current, current.layers.map(({ name }) => name), false));
    store().configure({ phases: [...presetPhases('head-then-blocks', 8), { epochs: 1, trains: 'as-frozen', blocks: 1, rate: 1 }] });
    void store().start();
    expect([store().refused, request]).toEqual([true, null]);
  });

  it('does nothing while a run is under way', async () => {
    edit((current) => addOutputLayer(current, 2, ['ants', 'bees']));
    void store().start();
    const first = request;
    await store().start();
    expect(request).toBe(first);
  });
});

describe('a run', () => {
  beforeEach(() => {
    edit((current) => addOutputLayer(current, 2, ['ants', 'bees']));
    void store().start();
  });

  it('leaves its weights as one step of the history, and its predictions to look at', () => {
    send(batch);
    send(done(headName()));
    end();
    expect(store().run.phase).toBe('done');
    expect(setsOf(headName())).toEqual(['trained', 'trained']);
    expect(store().outcome).toMatchObject({ classes: ['ants', 'bees'], predictions: [{ id: 'ants-0' }] });
    useDocumentStore.getState().undo();
    expect(setsOf(headName())).toEqual([]);
    expect(document().classes).toEqual(['ants', 'bees']);
  });

  it('that ended before its first epoch is no step of the history', () => {
    const before = document();
    send({ type: 'done', stopped: true, bestEpoch: 0, seconds: 0, weights: {}, validation: [] });
    expect(document()).toBe(before);
    expect(store().run).toMatchObject({ phase: 'done', stopped: true });
  });

  it('keeps what was edited meanwhile', () => {
    send(batch);
    edit((current) => setTrainable(current, ['conv1'], false));
    send(done(headName()));
    expect(document().layers.find(({ name }) => name === 'conv1')!.trainable).toBe(false);
    expect(setsOf(headName())).toEqual(['trained', 'trained']);
  });

  it('ends, and leaves nothing, when another network is opened', () => {
    send(batch);
    const head = headName();
    const other = { ...denseHead(), name: 'other' };
    useDocumentStore.getState().open(other);
    expect(asked).toEqual(['stop']);
    send(done(head));
    expect(document()).toBe(other);
    expect(store()).toMatchObject({ run: { phase: 'idle' }, outcome: null });
  });

  it('is paused, resumed and stopped only when that makes sense', async () => {
    await store().pause();
    expect(asked).toEqual([]);
    send(batch);
    await store().pause();
    send({ type: 'paused' });
    expect(store().run.phase).toBe('paused');
    await store().resume();
    send({ type: 'resumed' });
    expect(store().run.phase).toBe('running');
    await store().stop();
    await store().stop();
    expect(asked).toEqual(['pause', 'resume', 'stop']);
  });

  it('shows its numbers a few times a second, and all of them when it is done', async () => {
    let shown = 0;
    const leave = useRunStore.subscribe(() => shown++);
    send(batch);
    for (let epoch = 1; epoch <= 50; epoch++) send({ type: 'epoch', epoch, loss: 1, accuracy: 0.5, valLoss: 1, valAccuracy: 0.5, learningRate: 0.01, best: epoch === 1 });
    expect(shown).toBe(1);
    await expect.poll(() => store().run.epochs.length).toBe(50);
    expect(shown).toBe(2);
    send({ type: 'epoch', epoch: 51, loss: 1, accuracy: 0.5, valLoss: 1, valAccuracy: 0.5, learningRate: 0.01, best: false });
    send(done(headName()));
    expect(store().run).toMatchObject({ phase: 'done', epochs: { length: 51 } });
    leave();
  });

  it('that failed says why and changes nothing', () => {
    const before = document();
    send({ type: 'failed', error: { code: 'non-finite', message: 'The loss is not a number. Try a smaller learning rate.' } });
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
