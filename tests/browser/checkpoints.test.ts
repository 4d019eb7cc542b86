import { beforeAll, describe, expect, it } from 'vitest';
import { augmentationPresets, augmentationSchema } from '../../src/core/augmentation/settings';
import { decodeCheckpoint } from '../../src/core/training/checkpoint-format';
import type { TrainingConfig } from '../../src/core/training/config';
import type { CheckpointStorage } from '../../src/protocol/checkpoints';
import type { TrainEvent, TrainImage, TrainRequest } from '../../src/protocol/engine';
import { GraftFailure } from '../../src/protocol/errors';
import { mobileLike } from './networks';
import { drawImages, eventsOf, MemoryStore, requestOf, trainAll, type EventOf } from './plans';

const store = new MemoryStore();
let train: TrainImage[];
let validation: TrainImage[];

beforeAll(async () => {
  const images = await drawImages(store, 26, 3);
  [train, validation] = [images.slice(0, 18), images.slice(18)];
});

/** Every checkpoint that a run has written, in order. */
class Recording implements CheckpointStorage {
  readonly written: Uint8Array<ArrayBuffer>[] = [];
  constructor(private readonly there: readonly Uint8Array<ArrayBuffer>[] = []) {}

  write(_id: string, _place: 0 | 1, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.written.push(bytes.slice());
    return Promise.resolve();
  }

  readonly read = (): Promise<readonly Blob[]> => Promise.resolve(this.there.map((bytes) => new Blob([bytes])));
  readonly clear = (): Promise<void> => Promise.resolve();
}

/** A checkpoint after every step. */
const always = { mostShare: 1, longest: 0 };
const full = (): Promise<never> => Promise.reject(new GraftFailure({ code: 'storage-full', message: 'No room.' }));

const doneOf = (events: readonly TrainEvent[]): EventOf<'done'> => eventsOf(events, 'done')[0]!;
const epochsOf = (events: readonly TrainEvent[]) => [...(eventsOf(events, 'restored')[0]?.epochs ?? []), ...eventsOf(events, 'epoch')].map(({ epoch, loss, accuracy, valLoss, valAccuracy, learningRate, best }) => [epoch, loss, accuracy, valLoss, valAccuracy, learningRate, best]);
const weightsOf = (events: readonly TrainEvent[]) => Object.entries(doneOf(events).weights).flatMap(([layer, refs]) => Object.entries(refs).map(([name, ref]) => [`${layer}/${name}`, store.sets.get(ref.set)!.get(ref.key)!] as const));

/** All that is random or remembered: dropout, moving statistics, slots, gradients gathered over batches, averages, a schedule that looks back. */
const settings: Partial<TrainingConfig> = {
  epochs: 4, batchSize: 4, optimizer: 'adam', learningRate: 0.01, averaging: 0.9, accumulate: 2, clipNorm: 1, schedule: { name: 'plateau', factor: 0.5, patience: 1 },
};
const varied = augmentationSchema.parse({ ...augmentationPresets.gentle, mixup: { alpha: 0.4 }, views: 3 });

async function goOnFrom(bytes: Uint8Array<ArrayBuffer>, request: TrainRequest): Promise<TrainEvent[]> {
  return trainAll(store.engine({ checkpoints: new Recording([bytes]) }), { ...request, resume: true });
}

describe.each(['cpu', 'wasm'] as const)('a run on %s', (backend) => {
  it.each([
    ['features of a frozen part', {}, {}],
    ['several views of each image, mixed', {}, { augmentation: varied }],
    ['pixels varied anew in each epoch', { base: false }, { augmentation: varied, epochs: 2 }],
  ] as const)('goes on from any of its checkpoints with the same losses, weights and predictions, to the bit: %s', async (_what, frozen, more) => {
    const recording = new Recording();
    const request = requestOf(mobileLike(store, { base: true, last: false, ...frozen }, { dropout: 0.4 }), train, validation, { ...settings, ...more, backend });
    const undisturbed = await trainAll(store.engine({ checkpoints: recording, pace: always }), request);
    const { epochs } = request.config;
    const steps = epochs * Math.ceil(train.length / 4);
    expect(recording.written.length).toBe(steps + epochs);
    const positions = recording.written.map((bytes) => decodeCheckpoint(bytes)!.position);
    expect(positions.at(-1)).toMatchObject({ epoch: epochs + 1, step: 0 });
    for (const index of [0, 5, 6, steps - 2, recording.written.length - 1]) {
      const events = await goOnFrom(recording.written[index]!, request);
      const at = `from epoch ${positions[index]!.epoch}, step ${positions[index]!.step}`;
      expect(epochsOf(events), at).toEqual(epochsOf(undisturbed));
      expect(doneOf(events).bestEpoch, at).toBe(doneOf(undisturbed).bestEpoch);
      expect(doneOf(events).validation, at).toEqual(doneOf(undisturbed).validation);
      expect(weightsOf(events), at).toEqual(weightsOf(undisturbed));
    }
  });

  it('goes on in the phase that it was in, and through those that follow, to the bit', async () => {
    const recording = new Recording();
    const plan = mobileLike(store, { base: true }, { dropout: 0.4 });
    const head = ['dropout', 'hidden', 'predictions'];
    // The last freezes again what the second has trained.
    const phases = [{ epochs: 2, rate: 1, trains: head }, { epochs: 1, rate: 0.1, trains: plan.layers.map(({ name }) => name) }, { epochs: 1, rate: 0.5, trains: head }];
    const request = { ...requestOf(plan, train, validation, { ...settings, backend }), phases };
    const undisturbed = await trainAll(store.engine({ checkpoints: recording, pace: always }), request);
    const within = recording.written.map((bytes) => decodeCheckpoint(bytes)!.position.starts.length);
    // At the beginning and the end of each phase; at its end the next has not begun.
    for (const index of [1, 2, 3].flatMap((phase) => [within.indexOf(phase), within.lastIndexOf(phase)])) {
      const events = await goOnFrom(recording.written[index]!, request);
      expect(eventsOf(events, 'phase').at(-1), `from checkpoint ${index}`).toEqual(eventsOf(undisturbed, 'phase').at(-1));
      expect(epochsOf(events), `from checkpoint ${index}`).toEqual(epochsOf(undisturbed));
      expect(doneOf(events).validation, `from checkpoint ${index}`).toEqual(doneOf(undisturbed).validation);
      expect(weightsOf(events), `from checkpoint ${index}`).toEqual(weightsOf(undisturbed));
    }
  });
});

it('goes on with the features that it had, however little room there is now', async () => {
  const recording = new Recording();
  const request = requestOf(mobileLike(store, { base: true }, { dropout: 0.4 }), train, validation, { epochs: 2 });
  const undisturbed = await trainAll(store.engine({ checkpoints: recording, pace: always }), request);
  const events = await trainAll(store.engine({ checkpoints: new Recording([recording.written[1]!]), exampleBytes: 1 }), { ...request, resume: true });
  expect(eventsOf(events, 'started')[0]!.cachedLayers).toBe(eventsOf(undisturbed, 'started')[0]!.cachedLayers);
  expect(epochsOf(events)).toEqual(epochsOf(undisturbed));
});

it('stays stopped early', async () => {
  const recording = new Recording();
  const request = requestOf(mobileLike(store, { base: true }), train, validation, { epochs: 9, patience: 2, minDelta: 100 });
  const undisturbed = await trainAll(store.engine({ checkpoints: recording, pace: always }), request);
  expect(doneOf(undisturbed)).toMatchObject({ early: true });
  const events = await goOnFrom(recording.written.at(-1)!, request);
  expect(doneOf(events)).toMatchObject({ early: true, bestEpoch: doneOf(undisturbed).bestEpoch, validation: doneOf(undisturbed).validation });
  expect(eventsOf(events, 'epoch')).toEqual([]);
});

it('is kept when a person pauses it, who may then close the page', async () => {
  const recording = new Recording();
  const engine = store.engine({ checkpoints: recording, pace: { mostShare: 0, longest: Infinity } });
  const seen: string[] = [];
  await engine.train(requestOf(mobileLike(store, { base: true }), train, validation, { epochs: 40 }), (event) => {
    if (event.type === 'epoch' && event.epoch === 2) void engine.pause();
    if (event.type === 'paused' || event.type === 'kept' || event.type === 'resumed') seen.push(event.type);
    if (event.type === 'kept' && seen.includes('paused')) void engine.stop();
  });
  expect(seen.slice(-2)).toEqual(['paused', 'kept']);
  expect(decodeCheckpoint(recording.written.at(-1)!)!.position.losses.length).toBeGreaterThanOrEqual(2);
});

it('begins anew without a whole checkpoint, and that is the same run too', async () => {
  const request = requestOf(mobileLike(store, { base: true }, { dropout: 0.4 }), train, validation, { epochs: 2 });
  const undisturbed = await trainAll(store.engine(), request);
  expect(epochsOf(await goOnFrom(new Uint8Array(100), request))).toEqual(epochsOf(undisturbed));
});

it('keeps what it has when it is stopped before it has gone on', async () => {
  const recording = new Recording();
  const request = requestOf(mobileLike(store, { base: true }), train, validation, { epochs: 3 });
  await trainAll(store.engine({ checkpoints: recording, pace: always }), request);
  const engine = store.engine({ checkpoints: new Recording([recording.written.at(-1)!]) });
  const events: TrainEvent[] = [];
  await engine.train({ ...request, resume: true }, (event) => {
    events.push(event);
    if (event.type === 'progress' && event.phase === 'decoding') void engine.stop();
  });
  expect(doneOf(events)).toMatchObject({ stopped: true, bestEpoch: eventsOf(events, 'restored')[0]!.epochs.findLast(({ best }) => best)!.epoch });
  expect(Object.keys(doneOf(events).weights)).toContain('predictions');
});

describe('a full disk', () => {
  it('ends no run: it is told, and the losses are the same', async () => {
    const request = requestOf(mobileLike(store, { base: true }), train, validation, { epochs: 3 });
    const undisturbed = await trainAll(store.engine(), request);
    const events = await trainAll(store.engine({ checkpoints: { ...new Recording(), read: () => Promise.resolve([]), clear: () => Promise.resolve(), write: full }, pace: always }), request);
    expect(eventsOf(events, 'unkept')[0]).toEqual({ type: 'unkept', error: { code: 'storage-full', message: 'No room.' } });
    expect(epochsOf(events)).toEqual(epochsOf(undisturbed));
  });

  it('gives the checkpoints up for the trained weights, then asks for room, and tries again', async () => {
    let attempts = 0;
    let cleared = 0;
    const writeWeightSet: typeof store.writeWeightSet = (set, tensors) => (++attempts < 4 ? full() : store.writeWeightSet(set, tensors));
    const checkpoints = { write: () => Promise.resolve(), read: () => Promise.resolve([]), clear: () => Promise.resolve(void cleared++) };
    const engine = store.engine({ checkpoints, writeWeightSet });
    const events: TrainEvent[] = [];
    await engine.train(requestOf(mobileLike(store, { base: true }), train, validation, { epochs: 1 }), (event) => {
      events.push(event);
      if (event.type === 'unsaved') void engine.resume();
    });
    expect(eventsOf(events, 'unsaved')).toHaveLength(2);
    expect([attempts, cleared]).toEqual([4, 1]);
    expect(Object.keys(doneOf(events).weights)).toContain('predictions');
  });

  it('ends with the reason when a person stops instead', async () => {
    const engine = store.engine({ writeWeightSet: full });
    const events: TrainEvent[] = [];
    await engine.train(requestOf(mobileLike(store, { base: true }), train, validation, { epochs: 1 }), (event) => {
      events.push(event);
      if (event.type === 'unsaved') void engine.stop();
    });
    expect(events.at(-1)).toMatchObject({ type: 'failed', error: { code: 'storage-full' } });
  });
});

it('a run waits for no timer, animation frame or idle time: a hidden tab has few of them', async () => {
  const names = ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback'] as const;
  const before = names.map((name) => globalThis[name]);
  const request = requestOf(mobileLike(store, { base: true }), train, validation, { epochs: 3 });
  const engine = store.engine({ checkpoints: new Recording(), pace: always });
  await trainAll(engine, request);
  for (const name of names) Object.assign(globalThis, { [name]: () => 0 });
  try {
    expect(eventsOf(await trainAll(engine, request), 'epoch')).toHaveLength(3);
  } finally {
    names.forEach((name, index) => Object.assign(globalThis, { [name]: before[index] }));
  }
});
