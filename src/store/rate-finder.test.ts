import { beforeEach, describe, expect, it } from 'vitest';
import { sweepRate } from '../core/training/rate-sweep';
import { addOutputLayer, removeOutputLayer } from '../core/graph/edits';
import { denseHead } from '../core/graph/test-documents';
import type { ImageEntry } from '../core/dataset/types';
import type { EngineApi, SweepEvent } from '../protocol/engine';
import { useDatasetStore } from './dataset-store';
import { useDocumentStore } from './document-store';
import { useRateFinder } from './rate-finder';
import { useRunStore } from './run-store';
import { provideServices, type Services } from './services';
import { useUiStore } from './ui-store';

let sends: ((event: SweepEvent) => void)[] = [];
let stops = 0;
const trainer = {
  sweepRates: (_request, onEvent) => new Promise<void>(() => void sends.push(onEvent)),
  stop: async () => void (stops += 1),
} as Partial<EngineApi> as EngineApi;

const image = (id: string, classId: string): ImageEntry => ({ id, path: `${classId}/${id}.png`, classId, width: 4, height: 4, bytes: 9, format: 'png', split: null });
/** Falls most steeply at step 50, and is lowest at step 75. */
const points = Array.from({ length: 80 }, (_, step) => ({ rate: sweepRate(step), loss: 1 + 1 / (1 + Math.exp((step - 50) / 4)) + Math.max(0, step - 75) }));

const finder = () => useRateFinder.getState();
const rate = () => useRunStore.getState().config.learningRate;

beforeEach(() => {
  finder().close();
  [sends, stops] = [[], 0];
  provideServices({ trainer } as Partial<Services> as Services);
  const images = ['a', 'b'].flatMap((name) => Array.from({ length: 6 }, (_, at) => image(`${name}${at}`, name)));
  useDatasetStore.getState().restore({ classes: [{ id: 'a', name: 'a' }, { id: 'b', name: 'b' }], images, rejected: [], drawn: false });
  useDocumentStore.getState().open(denseHead());
  useDocumentStore.getState().apply(removeOutputLayer);
  useDocumentStore.getState().apply((document) => addOutputLayer(document, 2, ['a', 'b']));
  useRunStore.getState().configure({ learningRate: 0.003 });
});

describe('the rate finder', () => {
  it('proposes what the sweep says, makes it the setting, and takes it back', () => {
    void finder().find();
    expect(finder().phase).toBe('preparing');
    sends[0]!({ type: 'sweep', points });
    expect(finder()).toMatchObject({ phase: 'sweeping', chosen: null });
    sends[0]!({ type: 'done' });
    expect(finder().suggested! / sweepRate(50)).toBeGreaterThan(0.5);
    expect(finder().suggested! / sweepRate(50)).toBeLessThan(2);
    const { suggested } = finder();
    finder().apply();
    expect([finder().phase, rate()]).toEqual(['closed', suggested]);
    useUiStore.getState().notices.at(-1)!.action!.run();
    expect(rate()).toBe(0.003);
  });

  it('takes another rate than the one proposed, to two figures', () => {
    void finder().find();
    sends[0]!({ type: 'sweep', points });
    sends[0]!({ type: 'done' });
    finder().choose(0.01234);
    finder().apply();
    expect(rate()).toBe(0.012);
  });

  it('cancelled, stops the sweep and hears it no more, and changes nothing', () => {
    void finder().find();
    finder().close();
    expect(stops).toBe(1);
    sends[0]!({ type: 'sweep', points });
    expect([finder().phase, finder().points.length, rate()]).toEqual(['closed', 0, 0.003]);
    void finder().find();
    sends[0]!({ type: 'done' });
    expect(finder().phase).toBe('preparing');
  });

  it('tells why it failed', () => {
    void finder().find();
    sends[0]!({ type: 'failed', error: { code: 'bad-image', message: 'There is no image to train on.' } });
    expect(finder()).toMatchObject({ phase: 'failed', error: 'There is no image to train on.' });
  });

  it('is refused where training would be', () => {
    useDatasetStore.getState().restore({ classes: [], images: [], rejected: [], drawn: false });
    void finder().find();
    expect([finder().phase, sends.length, useRunStore.getState().refused]).toEqual(['closed', 0, true]);
  });
});
