import { beforeEach, describe, expect, it } from 'vitest';
import { addOutputLayer, removeOutputLayer, setTrainable } from '../core/graph/edits';
import { denseHead } from '../core/graph/test-documents';
import type { EditResult, GraphDocument } from '../core/graph/types';
import { defaultLearningRates } from '../core/training/config';
import { presetPhases } from '../core/training/phases';
import { runName, type RunRecord } from '../core/training/run-record';
import { isUnderWay } from '../core/training/run-state';
import type { RunUnderWay } from '../core/training/run-under-way';
import type { Dataset, ImageEntry } from '../core/dataset/types';
import type { EngineApi, TrainEvent, TrainRequest } from '../protocol/engine';
import { blockingIssues } from './blocking-issues';
import { useDatasetStore } from './dataset-store';
import { useDocumentStore } from './document-store';
import { useKeptRuns } from './kept-runs';
import { useRunStore } from './run-store';
import { provideServices, type Services } from './services';
import { connectStores } from './sync';
import { useUiStore } from './ui-store';

const store = () => useRunStore.getState();
const document = () => useDocumentStore.getState().document!;
const edit = (change: (document: GraphDocument) => EditResult) => expect(useDocumentStore.getState().apply(change).ok).toBe(true);

const asked: string[] = [];
const saved: RunRecord[] = [];
/** Runs that another tab computes. */
const taken = new Set<string>();
const underWay = new Map<string, RunUnderWay>();
let goesOn: string | null = null;
let request: TrainRequest | null = null;
let send: (event: TrainEvent) => void = () => undefined;
let end: () => void = () => undefined;

const trainer = {
  train: (given, onEvent) => new Promise<void>((resolve) => {
    if (given.resume) asked.push('go on');
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

const batch: TrainEvent = { type: 'batch', epoch: 1, step: 1, steps: 2, loss: 1, accuracy: 0, learningRate: 0.01, imagesPerSecond: 1, etaSeconds: 1, curve: [{ step: 1, loss: 1, accuracy: 0, learningRate: 0.01 }] };
const done = (layer: string): TrainEvent => ({
  type: 'done', stopped: false, bestEpoch: 1, seconds: 1,
  weights: { [layer]: { kernel: { set: 'trained', key: `${layer}/kernel`, shape: [6, 2] }, bias: { set: 'trained', key: `${layer}/bias`, shape: [2] } } },
  validation: [{ id: 'ants-0', label: 0, probabilities: [0.9, 0.1] }],
});
const headName = () => document().outputs[0]!;
const setsOf = (name: string) => Object.values(document().layers.find((layer) => layer.name === name)!.weights).map(({ set }) => set);

const begun = () => expect.poll(() => isUnderWay(store().run)).toBe(true);
async function goOn(): Promise<void> {
  void store().goOn();
  await begun();
}

let disconnect: () => void = () => undefined;

beforeEach(async () => {
  disconnect();
  provideServices({
    trainer,
    runs: { save: async (run) => void saved.push(run) } as Pick<Services['runs'], 'save'> as Services['runs'],
    checkpoints: {
      begin: async (run) => void underWay.set(run.id, run),
      interrupted: async () => [...underWay.values()].map((run) => ({ run, epoch: 3, step: 2, byItself: run.id === goesOn })).at(-1) ?? null,
      take: async (id) => !taken.has(id),
      goesOn: (id, byItself) => void (goesOn = byItself ? id : null),
      pause: async () => undefined,
      end: async (id) => void underWay.delete(id),
    },
  } as Pick<Services, 'trainer' | 'runs' | 'checkpoints'> as Services);
  if (request) send({ type: 'failed', error: { code: 'cancelled', message: 'the test before is over' } });
  request = null;
  await store().reset();
  asked.length = 0;
  saved.length = 0;
  taken.clear();
  underWay.clear();
  useRunStore.setState({ interrupted: null });
  useKeptRuns.setState({ runs: [], compared: [] });
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
    expect(blockingIssues(document(), useDatasetStore.getState().dataset, store().config).map(({ code }) => code)).toContain('no-output');
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

  it('is kept with its settings, curves and network, be it done, stopped or failed', () => {
    const trials = [{ name: 'wasm', milliseconds: 14, perImage: 9, share: 600, failed: false }] as const;
    send({ type: 'started', backend: { name: 'wasm', usable: true, software: false, detail: 'SIMD', trials }, cachedLayers: 0, trainImages: 2, validationImages: 1, rejected: [] });
    send(batch);
    send({ type: 'epoch', epoch: 1, loss: 1, accuracy: 0.5, valLoss: 0.5, valAccuracy: 0.75, learningRate: 0.01, best: true });
    send(done(headName()));
    end();
    const [kept] = useKeptRuns.getState().runs;
    expect(saved).toEqual([kept]);
    expect(kept).toMatchObject({ number: 1, name: null, ended: 'done', bestEpoch: 1, config: store().config, epochs: [{ valAccuracy: 0.75 }], steps: [{ step: 1, loss: 1 }] });
    expect(kept!.backend).toEqual({ name: 'wasm', software: false, detail: 'SIMD', trials });
    expect(runName(kept!)).toBe('Run 1 · 75.0 %');
    expect(kept!.document).toEqual(document());
    expect(kept!.id).toBe(request!.runId);

    void store().start();
    send(batch);
    send({ type: 'failed', error: { code: 'non-finite', message: 'The loss is not a number.' } });
    expect(saved[1]).toMatchObject({ number: 2, ended: 'failed', error: 'The loss is not a number.', bestEpoch: 0, epochs: [] });
  });

  it('that ended before its first epoch, or failed before its first step, is not kept', () => {
    send(batch);
    send({ type: 'done', stopped: true, bestEpoch: 0, seconds: 0, weights: {}, validation: [] });
    void store().start();
    send({ type: 'failed', error: { code: 'backend-unavailable', message: 'No.' } });
    expect(saved).toEqual([]);
  });

  it('that failed says why and changes nothing', () => {
    const before = document();
    send({ type: 'failed', error: { code: 'non-finite', message: 'The loss is not a number. Try a smaller learning rate.' } });
    expect(store().run).toMatchObject({ phase: 'failed', error: { message: expect.stringMatching(/smaller/) } });
    expect(document()).toBe(before);
  });
});

describe('an interrupted run', () => {
  beforeEach(async () => {
    edit((current) => addOutputLayer(current, 2, ['ants', 'bees']));
    store().configure({ phases: presetPhases('head-then-blocks', 8) });
    void store().start();
    send(batch);
    const before = request!;
    // As a reload leaves it: the record is there, and nothing computes it.
    send({ type: 'failed', error: { code: 'crashed', message: 'gone' } });
    end();
    await expect.poll(() => store().interrupted).not.toBeNull();
    expect(store().interrupted).toMatchObject({ run: { id: before.runId, train: before.train, config: before.config }, epoch: 3, step: 2 });
  });

  it('goes on as it was begun, whatever the settings are now, and is one run in the end', async () => {
    const [first] = [request!];
    store().configure({ epochs: 7, phases: [] });
    await goOn();
    expect(first.phases).toHaveLength(2);
    expect(request).toMatchObject({ runId: first.runId, resume: true, plan: first.plan, phases: first.phases, train: first.train, config: first.config });
    expect(store().config.epochs).toBe(first.config.epochs);
    send({ type: 'restored', epochs: [{ epoch: 1, loss: 1, accuracy: 0.5, valLoss: 0.5, valAccuracy: 0.75, learningRate: 0.01, best: true }], steps: { points: [], stride: 1, skipped: 0 } });
    send(done(headName()));
    end();
    await expect.poll(() => underWay.size).toBe(0);
    expect(setsOf(headName())).toEqual(['trained', 'trained']);
    expect(useKeptRuns.getState().runs).toMatchObject([{ id: first.runId, number: 1, ended: 'done', epochs: [{ valAccuracy: 0.75 }] }]);
    expect(store().interrupted).toBeNull();
  });

  it('is kept by itself where another network is open, which stays as it is', async () => {
    const other = { ...denseHead(), layers: denseHead().layers.map((layer) => ({ ...layer, trainable: false })) };
    const [first] = [request!];
    useDocumentStore.getState().open(other);
    const now = document();
    await goOn();
    send({ type: 'restored', epochs: [{ epoch: 1, loss: 1, accuracy: 0.5, valLoss: 0.5, valAccuracy: 0.75, learningRate: 0.01, best: true }], steps: { points: [], stride: 1, skipped: 0 } });
    send(done('predictions'));
    end();
    expect(document()).toBe(now);
    expect(useKeptRuns.getState().runs.at(-1)).toMatchObject({ id: first.runId, ended: 'done' });
  });

  it('is kept by itself too where its network has been edited', async () => {
    edit((current) => setTrainable(current, [headName()], false));
    const now = document();
    await goOn();
    send({ type: 'epoch', epoch: 1, loss: 1, accuracy: 0.5, valLoss: 0.5, valAccuracy: 0.75, learningRate: 0.01, best: true });
    send(done(headName()));
    end();
    expect(document()).toBe(now);
    expect(useUiStore.getState().notices.at(-1)!.message).toMatch(/kept under Runs/);
  });

  it('goes on without a question only where nobody meant to leave it', async () => {
    await store().recover();
    expect(isUnderWay(store().run)).toBe(false);
    goesOn = request!.runId;
    void store().recover();
    await begun();
    expect(request!.resume).toBe(true);
    // Not again before it has got further, nor while it is paused.
    expect(goesOn).toBeNull();
    send(batch);
    send({ type: 'kept', epoch: 1, step: 1 });
    expect(goesOn).toBe(request!.runId);
    send({ type: 'paused' });
    send({ type: 'kept', epoch: 1, step: 1 });
    expect(goesOn).toBeNull();
    send({ type: 'resumed' });
    expect(goesOn).toBe(request!.runId);
    send(done(headName()));
    end();
    await expect.poll(() => goesOn).toBeNull();
  });

  it('is left to the tab that took it first', async () => {
    taken.add(request!.runId);
    await store().goOn();
    expect(isUnderWay(store().run)).toBe(false);
  });

  it('goes on once, however often it is asked to', async () => {
    void store().goOn();
    await goOn();
    expect(asked.filter((what) => what === 'go on')).toHaveLength(1);
  });

  it('is forgotten when it is given up', async () => {
    await store().discard();
    expect(store().interrupted).toBeNull();
    expect(underWay.size).toBe(0);
  });
});

it('a run that failed for a reason that stays is not offered again', async () => {
  edit((current) => addOutputLayer(current, 2, ['ants', 'bees']));
  void store().start();
  send(batch);
  send({ type: 'failed', error: { code: 'non-finite', message: 'The loss is not a number.' } });
  end();
  await expect.poll(() => underWay.size).toBe(0);
  expect(store().interrupted).toBeNull();
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
