import { expect } from 'vitest';
import type { Dataset, ImageEntry } from '../core/dataset/types';
import { removeOutputLayer } from '../core/graph/edits';
import { denseHead } from '../core/graph/test-documents';
import type { EditResult, GraphDocument } from '../core/graph/types';
import { defaultLearningRates } from '../core/training/config';
import type { RunRecord } from '../core/training/run-record';
import { isUnderWay } from '../core/training/run-state';
import type { RunUnderWay } from '../core/training/run-under-way';
import type { EngineApi, TrainEvent, TrainRequest } from '../protocol/engine';
import { useDatasetStore } from './dataset-store';
import { useDocumentStore } from './document-store';
import { useKeptRuns } from './kept-runs';
import { useRunStore } from './run-store';
import { provideServices, type Services } from './services';
import { connectStores } from './sync';

/** The world around the stores, as tests of runs play it: the engine, what is stored, other tabs. */
export const outside = {
  /** What the engine was asked to do. */
  asked: [] as string[],
  saved: [] as RunRecord[],
  /** Runs that another tab computes. */
  taken: new Set<string>(),
  underWay: new Map<string, RunUnderWay>(),
  goesOn: null as string | null,
  request: null as TrainRequest | null,
  send: (() => undefined) as (event: TrainEvent) => void,
  end: () => {},
};

export const store = () => useRunStore.getState();
export const document = () => useDocumentStore.getState().document!;
export const edit = (change: (document: GraphDocument) => EditResult) => expect(useDocumentStore.getState().apply(change).ok).toBe(true);
export const headName = () => document().outputs[0]!;
export const setsOf = (name: string) => Object.values(document().layers.find((layer) => layer.name === name)!.weights).map(({ set }) => set);
export const begun = () => expect.poll(() => isUnderWay(store().run)).toBe(true);

const trainer = {
  train: (given, onEvent) => new Promise<void>((resolve) => {
    if (given.resume) outside.asked.push('go on');
    Object.assign(outside, { request: given, send: onEvent, end: resolve });
  }),
  pause: async () => void outside.asked.push('pause'),
  resume: async () => void outside.asked.push('resume'),
  stop: async () => void outside.asked.push('stop'),
} as Partial<EngineApi> as EngineApi;

const image = (id: string, classId: string): ImageEntry => ({ id, path: `${classId}/${id}.png`, classId, width: 4, height: 4, bytes: 9, format: 'png', split: null });

/** Ten images of each class. */
export function datasetOf(...names: string[]): Dataset {
  const images = names.flatMap((name) => Array.from({ length: 10 }, (_, at) => image(`${name}-${at}`, name)));
  return { classes: names.map((name) => ({ id: name, name })), images, rejected: [], drawn: false };
}

export const batch: TrainEvent = { type: 'batch', epoch: 1, step: 1, steps: 2, loss: 1, accuracy: 0, learningRate: 0.01, imagesPerSecond: 1, etaSeconds: 1, curve: [{ step: 1, loss: 1, accuracy: 0, learningRate: 0.01 }] };
export const done = (layer: string): TrainEvent => ({
  type: 'done', stopped: false, bestEpoch: 1, seconds: 1,
  weights: { [layer]: { kernel: { set: 'trained', key: `${layer}/kernel`, shape: [6, 2] }, bias: { set: 'trained', key: `${layer}/bias`, shape: [2] } } },
  validation: [{ id: 'ants-0', label: 0, probabilities: [0.9, 0.1] }],
});

let disconnect: () => void = () => undefined;

/** Before each test: a network without its output layer, images of ants and bees, no run. */
export async function beginAnew(): Promise<void> {
  disconnect();
  provideServices({
    trainer,
    runs: { save: async (run) => void outside.saved.push(run) } as Pick<Services['runs'], 'save'> as Services['runs'],
    checkpoints: {
      begin: async (run) => void outside.underWay.set(run.id, run),
      interrupted: async () => [...outside.underWay.values()].map((run) => ({ run, epoch: 3, step: 2, byItself: run.id === outside.goesOn })).at(-1) ?? null,
      take: async (id) => !outside.taken.has(id),
      goesOn: (id, byItself) => void (outside.goesOn = byItself ? id : null),
      pause: async () => undefined,
      end: async (id) => void outside.underWay.delete(id),
    },
  } as Pick<Services, 'trainer' | 'runs' | 'checkpoints'> as Services);
  if (outside.request) outside.send({ type: 'failed', error: { code: 'cancelled', message: 'the test before is over' } });
  outside.request = null;
  await store().reset();
  outside.asked.length = 0;
  outside.saved.length = 0;
  outside.taken.clear();
  outside.underWay.clear();
  useRunStore.setState({ interrupted: null });
  useKeptRuns.setState({ runs: [], compared: [] });
  useDatasetStore.getState().restore(datasetOf('ants', 'bees'));
  useDocumentStore.getState().open(denseHead());
  disconnect = connectStores();
  edit(removeOutputLayer);
  store().configure({ optimizer: 'adam', learningRate: defaultLearningRates.adam, validationShare: 0.2, seed: 1, phases: [] });
}
