import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BuildPlan } from '../../src/core/graph/types';
import { buildNetwork } from '../../src/engine/build';
import { boundaryOf, inputCut } from '../../src/core/training/feature-cut';
import { Fitting } from '../../src/engine/fitting';
import { findHead } from '../../src/engine/head';
import { decodeImage, imageInput } from '../../src/engine/images';
import type { TrainImage } from '../../src/protocol/engine';
import { mobileLike, residual, unbounded } from './networks';
import { plainInput, plainModel } from './plain-model';
import { configOf, drawSmallSet, eventsOf, lossesOf, MemoryStore, PlanBuilder, requestOf, trainAll, type EventOf } from './plans';

const store = new MemoryStore();
const engine = store.engine();
let train: TrainImage[];
let validation: TrainImage[];

beforeAll(async () => {
  ({ train, validation } = await drawSmallSet(store));
});

function expectClose(a: readonly number[], b: readonly number[], tolerance: number): void {
  expect(a.length).toBe(b.length);
  a.forEach((value, index) => expect(Math.abs(value - b[index]!), `${value} and ${b[index]!} at ${index}`).toBeLessThan(tolerance));
}

/** Every frozen layer's tensors are those of the base, to the bit, also when trained layers lie before and behind it. */
async function expectFrozenUntouched(plan: BuildPlan, done: EventOf<'done'>): Promise<void> {
  for (const layer of plan.layers.filter((one) => !one.trainable && one.weights.length > 0)) expect(done.weights).not.toHaveProperty(layer.name);
  const saved = await variablesAfterSteps(plan);
  for (const layer of plan.layers.filter((one) => !one.trainable)) {
    for (const weight of layer.weights.filter((one) => one.source !== null)) {
      expect(saved.get(`${layer.name}/${weight.name}`), `${layer.name}/${weight.name}`).toEqual(store.sets.get('base')!.get(weight.source!.key));
    }
  }
}

/** Trains a network that stays in reach, from its input on, and reads all of its variables afterwards. */
async function variablesAfterSteps(plan: BuildPlan): Promise<Map<string, Float32Array>> {
  const head = findHead(plan);
  const input = imageInput(plan);
  const network = await buildNetwork(plan, { head, seed: 1, readTensors: store.readTensors });
  const boundary = boundaryOf(plan, inputCut(plan, head.output));
  const fitting = new Fitting(network, head, boundary, input, configOf({ learningRate: 0.01 }));
  const batch = await Promise.all(train.slice(0, 8).map(async ({ id, label }) => ({ id, label, example: [await decodeImage(store.images.get(id)!, input)] })));
  for (let step = 1; step <= 5; step++) await fitting.step(batch, { seed: step, learningRate: 0.01 });
  const values = new Map<string, Float32Array>();
  for (const [name, built] of network.layers) for (const [weight, variable] of built.weights) values.set(`${name}/${weight}`, (await variable.data()) as Float32Array);
  fitting.dispose();
  network.dispose();
  return values;
}

function doneOf(events: Parameters<typeof eventsOf>[0]): EventOf<'done'> {
  return eventsOf(events, 'done')[0]!;
}

describe('freezing', () => {
  it('leaves a frozen base as it was, statistics included, when only the head is trained', async () => {
    const plan = mobileLike(store, { base: true });
    const done = doneOf(await trainAll(engine, requestOf(plan, train, validation)));
    expect(Object.keys(done.weights).sort()).toEqual(['hidden', 'predictions']);
    await expectFrozenUntouched(plan, done);
  });

  it('leaves frozen BatchNormalizations as they were between unfrozen convolutions', async () => {
    const plan = mobileLike(store, { base: true, last: false, norms: true });
    const done = doneOf(await trainAll(engine, requestOf(plan, train, validation)));
    expect(Object.keys(done.weights).sort()).toEqual(['dw4', 'hidden', 'predictions', 'pw5']);
    await expectFrozenUntouched(plan, done);
    expect(store.sets.get(done.weights['pw5']!['kernel']!.set)!.get('pw5/kernel')).not.toEqual(store.sets.get('base')!.get('pw5/kernel'));
  });

  it('leaves the frozen part of a residual network as it was, cut in the middle of a skip', async () => {
    const plan = residual(store);
    const done = doneOf(await trainAll(engine, requestOf(plan, train, validation)));
    expect(Object.keys(done.weights).sort()).toEqual(['predictions', 'trained', 'trained_bn']);
    await expectFrozenUntouched(plan, done);
    expect(store.sets.get(done.weights['trained_bn']!['moving_mean']!.set)!.get('trained_bn/moving_mean')).not.toEqual(store.sets.get('base')!.get('trained_bn/moving_mean'));
  });
});

describe('feature cache', () => {
  for (const backend of ['wasm', 'cpu'] as const) {
    it(`gives the losses that training without it gives (${backend})`, async () => {
      for (const plan of [mobileLike(store, { base: true }, { dropout: 0.3 }), mobileLike(store, { base: true, last: false }), residual(store)]) {
        const some = backend === 'cpu' ? train.slice(0, 12) : train;
        const cached = await trainAll(engine, requestOf(plan, some, validation, { backend, epochs: 2 }));
        const plain = await trainAll(engine, requestOf(plan, some, validation, { backend, epochs: 2, featureCache: false }));
        expect(eventsOf(cached, 'started')[0]!.cachedLayers).toBeGreaterThan(5);
        expect(eventsOf(plain, 'started')[0]!.cachedLayers).toBe(0);
        expectClose(lossesOf(cached), lossesOf(plain), 1e-4);
      }
    });
  }
});

describe('a run', () => {
  it('is the same again with the same seed and another with another', async () => {
    const plan = mobileLike(store, { base: true }, { dropout: 0.5 });
    const first = lossesOf(await trainAll(engine, requestOf(plan, train, validation, { seed: 5 })));
    expect(lossesOf(await trainAll(engine, requestOf(plan, train, validation, { seed: 5 })))).toEqual(first);
    expect(lossesOf(await trainAll(engine, requestOf(plan, train, validation, { seed: 6 })))).not.toEqual(first);
  });

  it('learns, keeps its best epoch, and reports that epoch\'s predictions', async () => {
    const plan = mobileLike(store, { base: false });
    const events = await trainAll(engine, requestOf(plan, train, validation, { epochs: 25, learningRate: 0.01 }));
    const epochs = eventsOf(events, 'epoch');
    const done = doneOf(events);
    const best = epochs.reduce((a, b) => (b.valLoss! < a.valLoss! ? b : a));
    expect(done.bestEpoch).toBe(best.epoch);
    expect(best.valAccuracy).toBeGreaterThan(0.7);
    const right = done.validation.filter((one) => one.probabilities.indexOf(Math.max(...one.probabilities)) === one.label).length;
    expect(right / validation.length).toBeCloseTo(best.valAccuracy!, 6);
    const after: BuildPlan = {
      ...plan,
      layers: plan.layers.map((layer) => ({ ...layer, weights: layer.weights.map((weight) => ({ ...weight, source: done.weights[layer.name]?.[weight.name] ?? weight.source })) })),
    };
    const prediction = await engine.predict({ plan: after, image: store.images.get(validation[0]!.id)!, backend: 'wasm' });
    if (!prediction.ok) throw new Error(prediction.error.message);
    expectClose(prediction.value.probabilities, done.validation[0]!.probabilities, 1e-5);
  });

  it('keeps the best epoch when it is stopped', async () => {
    const events: Parameters<typeof eventsOf>[0][number][] = [];
    await engine.train(requestOf(mobileLike(store, { base: true }), train, validation, { epochs: 500 }), (event) => {
      events.push(event);
      if (event.type === 'epoch' && event.epoch === 3) void engine.stop();
    });
    const done = doneOf(events);
    expect(done.stopped).toBe(true);
    expect(eventsOf(events, 'epoch').length).toBeLessThan(500);
    expect(done.bestEpoch).toBeGreaterThan(0);
    expect(Object.keys(done.weights)).toContain('predictions');
  });

  it('pauses and goes on', async () => {
    const events: string[] = [];
    let paused = 0;
    await engine.train(requestOf(mobileLike(store, { base: true }), train, validation, { epochs: 6 }), (event) => {
      events.push(event.type);
      if (event.type === 'epoch' && event.epoch === 2) void engine.pause();
      if (event.type === 'paused') {
        paused = performance.now();
        setTimeout(() => void engine.resume(), 200);
      }
      if (event.type === 'resumed') paused = performance.now() - paused;
    });
    expect(events).toContain('paused');
    expect(events.indexOf('resumed')).toBe(events.indexOf('paused') + 1);
    expect(paused).toBeGreaterThan(150);
    expect(events.filter((type) => type === 'epoch')).toHaveLength(6);
  });

  it('fails with advice when the loss is no longer finite, and the next one works', async () => {
    const plan = mobileLike(store, { base: false });
    await expect(trainAll(engine, requestOf(unbounded(store), train, validation, { optimizer: 'sgd', learningRate: 10 }))).rejects.toThrow(/non-finite: .*learning rate.*try 1/s);
    expect(doneOf(await trainAll(engine, requestOf(plan, train, validation, { epochs: 1 }))).bestEpoch).toBe(1);
  });

  it('skips images that cannot be decoded and says which', async () => {
    store.images.set('broken', new Blob(['not a picture']));
    const extra = [{ id: 'broken', label: 0, path: 'class0/broken.jpg' }, { id: 'gone', label: 1, path: 'class1/gone.jpg' }];
    const started = eventsOf(await trainAll(engine, requestOf(mobileLike(store, { base: true }), [...train, ...extra], validation, { epochs: 1 })), 'started')[0]!;
    expect(started.rejected.map((one) => one.path)).toEqual(['class0/broken.jpg', 'class1/gone.jpg']);
    expect(started.trainImages).toBe(train.length);
  });

  it('leaves no tensor behind after 100 epochs, a stop and a failure', async () => {
    const plan = mobileLike(store, { base: true, last: false }, { dropout: 0.2 });
    for (const optimizer of ['sgd', 'adam', 'rmsprop'] as const) {
      await trainAll(engine, requestOf(plan, train.slice(0, 8), validation.slice(0, 4), { epochs: 1, optimizer }));
      const before = (await engine.memory()).numTensors;
      await trainAll(engine, requestOf(plan, train.slice(0, 8), validation.slice(0, 4), { epochs: optimizer === 'adam' ? 100 : 3, optimizer }));
      expect((await engine.memory()).numTensors).toBe(before);
      await engine.train(requestOf(plan, train, validation, { optimizer, epochs: 50 }), (event) => void (event.type === 'batch' && engine.stop()));
      expect((await engine.memory()).numTensors).toBe(before);
      await expect(trainAll(engine, requestOf(unbounded(store), train, validation, { optimizer: 'sgd', learningRate: 10 }))).rejects.toThrow('non-finite');
      expect((await engine.memory()).numTensors).toBe(before);
    }
  });

  it('can be stopped before anything is trained, and then keeps nothing', async () => {
    const events: Parameters<typeof eventsOf>[0][number][] = [];
    const plan = { ...mobileLike(store, { base: true }), preprocessing: { scale: 1, offset: 0, color: 'rgb', fit: 'crop' } as const };
    await engine.train(requestOf(plan, train, validation), (event) => {
      events.push(event);
      if (event.type === 'progress' && event.phase === 'decoding') void engine.stop();
    });
    expect(doneOf(events)).toMatchObject({ stopped: true, bestEpoch: 0, weights: {}, validation: [] });
    expect(eventsOf(events, 'epoch')).toHaveLength(0);
  });

  it('computes features of new images only when it is run again with another head', async () => {
    const read: string[] = [];
    const { Engine } = await import('../../src/engine/trainer');
    const counting = new Engine({ ...store, readImage: (id) => (read.push(id), store.readImage(id)) });
    const first = await trainAll(counting, requestOf(mobileLike(store, { base: true }), train.slice(0, 20), validation));
    expect(read).toHaveLength(20 + validation.length);
    const again = await trainAll(counting, requestOf(mobileLike(store, { base: true }), train, validation));
    expect(read).toHaveLength(train.length + validation.length);
    expectClose([lossesOf(again)[1]!], [lossesOf(await trainAll(engine, requestOf(mobileLike(store, { base: true }), train, validation)))[1]!], 1e-6);
    expect(lossesOf(first)).not.toEqual(lossesOf(again));
    await trainAll(counting, requestOf(mobileLike(store, { base: true, last: false }), train, validation, { epochs: 1 }));
    expect(read).toHaveLength(2 * (train.length + validation.length));
  });

  it('trains one sigmoid unit for two classes', async () => {
    const b = new PlanBuilder(store, 'binary');
    const plan = b.plan(b.dense('yes', b.pool('pool', b.conv('conv', b.input('image', [32, 32, 3]), 8, { config: { activation: 'relu' } })), 1, { anew: true, config: { activation: 'sigmoid' } }), ['no', 'yes']);
    const two = train.filter((image) => image.label < 2);
    const events = await trainAll(engine, requestOf(plan, two, two, { epochs: 40, learningRate: 0.02 }));
    const best = eventsOf(events, 'epoch').find((event) => event.epoch === doneOf(events).bestEpoch)!;
    expect(best.valAccuracy).toBeGreaterThan(0.75);
    for (const { probabilities } of doneOf(events).validation) expect(probabilities[0]! + probabilities[1]!).toBeCloseTo(1, 6);
  });

  it('counts the regularizers of unfrozen layers only', async () => {
    const regularizer = { class_name: 'L1L2', config: { l1: 0, l2: 10 } };
    const first = async (trainable: boolean, config: Record<string, unknown>): Promise<number> => {
      const b = new PlanBuilder(store, 'regular');
      const pooled = b.pool('pool', b.conv('conv', b.input('image', [32, 32, 3]), 8, { trainable, config }));
      const plan = b.plan(b.dense('predictions', pooled, 3, { anew: true, config: { activation: 'softmax' } }), ['a', 'b', 'c']);
      return lossesOf(await trainAll(engine, requestOf(plan, train, validation, { epochs: 1 })))[0]!;
    };
    expect(await first(false, { kernel_regularizer: regularizer })).toBe(await first(false, {}));
    expect(await first(true, { kernel_regularizer: regularizer })).toBeGreaterThan((await first(true, {})) + 1);
  });

  it('takes a layer\'s steps as long as its multiplier says, and the others as without it, to the bit', async () => {
    const after = async (learningRateMultiplier?: number): Promise<(layer: string) => Float32Array> => {
      const b = new PlanBuilder(store, 'rates');
      const hidden = b.dense('hidden', b.pool('pool', b.input('image', [32, 32, 3])), 6, { learningRateMultiplier });
      const plan = b.plan(b.dense('predictions', hidden, 3, { config: { activation: 'softmax' } }), ['a', 'b', 'c']);
      // One step, from the same weights.
      const { weights } = doneOf(await trainAll(engine, requestOf(plan, train, validation, { optimizer: 'sgd', momentum: 0, learningRate: 0.5, epochs: 1, batchSize: 30 })));
      return (layer) => store.sets.get(weights[layer]!['kernel']!.set)!.get(weights[layer]!['kernel']!.key)!;
    };
    const [plain, one, tenth] = [await after(), await after(1), await after(0.1)];
    expect(one('hidden')).toEqual(plain('hidden'));
    expect(tenth('predictions')).toEqual(plain('predictions'));
    const start = store.sets.get('rates')!.get('hidden/kernel')!;
    const steps = (end: Float32Array): number[] => [...end].map((value, at) => value - start[at]!);
    expect(Math.max(...steps(plain('hidden')).map(Math.abs))).toBeGreaterThan(1e-3);
    expectClose(steps(tenth('hidden')), steps(plain('hidden')).map((step) => step / 10), 1e-6);
  });

  it('takes the steps that plain tfjs takes, with each optimizer', async () => {
    const b = new PlanBuilder(store, 'steps');
    const pooled = b.pool('pool', b.relu('relu', b.depthwise('dw', b.conv('conv', b.input('image', [32, 32, 3]), 8, { stride: 2 }))));
    const plan = b.plan(b.dense('predictions', pooled, 3, { config: { activation: 'softmax' } }), ['a', 'b', 'c']);
    const optimizers = {
      sgd: () => tf.train.momentum(0.01, 0.9, true),
      adam: () => tf.train.adam(0.01, 0.9, 0.999, 1e-7),
      rmsprop: () => tf.train.rmsprop(0.01, 0.9, 0.5, 1e-7),
    };
    for (const [optimizer, create] of Object.entries(optimizers) as [keyof typeof optimizers, () => tf.Optimizer][]) {
      const momentum = optimizer === 'rmsprop' ? 0.5 : 0.9;
      const events = await trainAll(engine, requestOf(plan, train, validation, { optimizer, momentum, nesterov: true, learningRate: 0.01, epochs: 6, batchSize: train.length }));
      const model = await plainModel(store, plan);
      model.compile({ optimizer: create(), loss: 'categoricalCrossentropy' });
      const x = await plainInput(train.map((image) => store.images.get(image.id)!), 32);
      const history = await model.fit(x, tf.oneHot(train.map((image) => image.label), 3), { epochs: 6, batchSize: train.length, shuffle: false, verbose: 0 });
      expectClose(eventsOf(events, 'epoch').map((event) => event.loss), history.history['loss'] as number[], 1e-3);
      tf.dispose(x);
      model.dispose();
    }
  });

  it('refuses what it cannot train, with a reason', async () => {
    const plan = mobileLike(store, { base: true });
    const two = { ...plan, outputs: ['hidden', 'predictions'] };
    await expect(trainAll(engine, requestOf(two, train, validation))).rejects.toThrow('2 outputs');
    const all = { ...plan, layers: plan.layers.map((layer) => ({ ...layer, trainable: false })) };
    await expect(trainAll(engine, requestOf(all, train, validation))).rejects.toThrow('nothing-to-train');
    const many = train.map((image) => ({ ...image, label: image.label + 3 }));
    await expect(trainAll(engine, requestOf(plan, many, validation))).rejects.toThrow('predictions tells 3 apart');
    await expect(trainAll(engine, requestOf(plan, [], validation))).rejects.toThrow('no image to train on');
  });
});
