import * as tf from '@tensorflow/tfjs';
import { proxy, wrap, type Remote } from 'comlink';
import { beforeAll, describe, expect, it } from 'vitest';
import { Backends, rankBackends } from '../../src/engine/backends';
import { backendNames, type EngineApi, type TrainEvent, type TrainImage } from '../../src/protocol/engine';
import { writeFile } from '../../src/storage/files';
import { writeWeightSet } from '../../src/storage/weights';
import { mobileLike } from './networks';
import { plainInput, plainModel } from './plain-model';
import { drawImages, eventsOf, MemoryStore, PlanBuilder, requestOf, trainAll } from './plans';

const store = new MemoryStore();
const engine = store.engine();
let images: TrainImage[];

beforeAll(async () => {
  images = await drawImages(store, 20, 2);
});

describe('backends', () => {
  it('reports all four, verified, and ranks software adapters below WASM', async () => {
    const reports = await engine.backends();
    expect(reports.map((report) => report.name)).toEqual([...backendNames]);
    for (const report of reports) expect(report.usable, `${report.name}: ${report.detail}`).toBe(true);
    const software = Object.fromEntries(reports.map((report) => [report.name, report.software]));
    expect(software).toMatchObject({ wasm: false, cpu: false });
    const first = rankBackends(software)[0]!;
    expect((await new Backends().use('auto')).name).toBe(first);
    expect(software[first]).toBe(false);
  });

  it('ranks by capability, and what software draws between WASM and plain JavaScript', () => {
    expect(rankBackends({})).toEqual(['webgpu', 'webgl', 'wasm', 'cpu']);
    expect(rankBackends({ webgpu: true })).toEqual(['webgl', 'wasm', 'webgpu', 'cpu']);
    expect(rankBackends({ webgpu: true, webgl: true })).toEqual(['wasm', 'webgpu', 'webgl', 'cpu']);
  });

  it('refuses a named backend that is not there, and says why', async () => {
    const gpu = Object.getOwnPropertyDescriptor(Navigator.prototype, 'gpu')!;
    Object.defineProperty(Navigator.prototype, 'gpu', { configurable: true, value: { requestAdapter: () => Promise.resolve(null) } });
    try {
      await expect(new Backends().use('webgpu')).rejects.toMatchObject({ error: { code: 'backend-unavailable', message: expect.stringContaining('no adapter') } });
      await expect(new Backends().use('auto')).resolves.toMatchObject({ usable: true });
    } finally {
      Object.defineProperty(Navigator.prototype, 'gpu', gpu);
    }
  });

  it('trains a small convolutional network alike on each', async () => {
    const losses = new Map<string, number[]>();
    for (const backend of backendNames) {
      const b = new PlanBuilder(store, 'small');
      const pooled = b.pool('pool', b.relu('relu', b.batchNorm('bn', b.depthwise('dw', b.conv('conv', b.input('image', [32, 32, 3]), 6, { stride: 2 })))));
      const plan = b.plan(b.dense('predictions', pooled, 2, { anew: true, config: { activation: 'softmax' } }), ['a', 'b']);
      const events = await trainAll(engine, requestOf(plan, images.slice(0, 16), images.slice(16), { backend, epochs: 3, optimizer: 'sgd', learningRate: 0.05 }));
      expect(eventsOf(events, 'started')[0]!.backend).toMatchObject({ name: backend });
      losses.set(backend, eventsOf(events, 'epoch').flatMap((event) => [event.loss, event.valLoss!]));
    }
    const wanted = losses.get('cpu')!;
    for (const [name, got] of losses) got.forEach((loss, index) => expect(Math.abs(loss / wanted[index]! - 1), `${name}, loss ${index}: ${loss} for ${wanted[index]!}`).toBeLessThan(0.02));
  });
});

describe('predictions', () => {
  it('are those of plain tfjs on the same weights', async () => {
    const trained = mobileLike(store, { base: true });
    const plan = { ...trained, layers: trained.layers.map((layer) => ({ ...layer, weights: layer.weights.map((weight) => ({ ...weight, source: weight.source ?? { set: 'head', key: `${layer.name}/${weight.name}`, shape: weight.shape } })) })) };
    const head = plan.layers.flatMap((layer) => layer.weights).filter((weight) => weight.source.set === 'head');
    store.sets.set('head', new Map(head.map((weight, salt) => [weight.source.key, Float32Array.from({ length: tf.util.sizeFromShape([...weight.shape]) }, (_, index) => Math.sin(index * 7 + salt))])));
    const plain = await plainModel(store, plan);
    for (const backend of ['wasm', 'cpu', 'webgl'] as const) {
      for (const image of images.slice(0, 3)) {
        const answer = await engine.predict({ plan, image: store.images.get(image.id)!, backend });
        if (!answer.ok) throw new Error(answer.error.message);
        const wanted = await (plain.predict(await plainInput([store.images.get(image.id)!], 32)) as tf.Tensor).data();
        answer.value.probabilities.forEach((value, index) => expect(Math.abs(value - wanted[index]!)).toBeLessThan(1e-4));
        expect(answer.value.backend).toBe(backend);
      }
    }
  });

  it('are refused with a reason for what is no image', async () => {
    const answer = await engine.predict({ plan: mobileLike(store, { base: true }), image: new Blob(['no']), backend: 'wasm' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-image' } });
  });
});

describe('the worker', () => {
  it('trains from the browser\'s storage, answers while it does, and writes what it learned there', async () => {
    const worker = new Worker(new URL('../../src/workers/engine.worker.ts', import.meta.url), { type: 'module' });
    try {
      const remote: Remote<EngineApi> = wrap<EngineApi>(worker);
      const plan = mobileLike(store, { base: true });
      const set = `base-${crypto.randomUUID()}`;
      const shapes = new Map(plan.layers.flatMap((layer) => layer.weights).flatMap((weight) => (weight.source ? [[weight.source.key, weight.shape] as const] : [])));
      await writeWeightSet(set, Object.fromEntries([...shapes].map(([key, shape]) => [key, { shape, values: store.sets.get('base')!.get(key)! }])));
      const stored = { ...plan, layers: plan.layers.map((layer) => ({ ...layer, weights: layer.weights.map((weight) => ({ ...weight, source: weight.source && { ...weight.source, set } })) })) };
      for (const { id } of images) await writeFile(`images/${id}`, store.images.get(id)!);
      const events: TrainEvent[] = [];
      const image = store.images.get(images[0]!.id)!;
      let during: Promise<unknown> | null = null;
      const request = { ...requestOf(stored, images.slice(0, 16), images.slice(16), { epochs: 30, backend: 'auto' }), runId: crypto.randomUUID() };
      await remote.train(request, proxy((event: TrainEvent) => {
        events.push(event);
        if (event.type === 'epoch' && event.epoch === 2) during = remote.predict({ plan: stored, image, backend: 'cpu' }).then(() => events.at(-1)!.type);
      }));
      expect(events.at(-1)!.type).toBe('done');
      expect(eventsOf(events, 'epoch')).toHaveLength(30);
      expect(await during).not.toBe('done');
      const { weights } = eventsOf(events, 'done')[0]!;
      const after = { ...stored, layers: stored.layers.map((layer) => ({ ...layer, weights: layer.weights.map((weight) => ({ ...weight, source: weights[layer.name]?.[weight.name] ?? weight.source })) })) };
      expect(await remote.predict({ plan: after, image, backend: 'auto' })).toMatchObject({ ok: true });
      expect((await remote.memory()).numTensors).toBeGreaterThan(0);
    } finally {
      worker.terminate();
    }
  });
});
