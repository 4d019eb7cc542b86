import * as tf from '@tensorflow/tfjs';
import { expose } from 'comlink';
import type { BackendReport } from '../../../src/protocol/engine';
import { Engine } from '../../../src/engine/trainer';
import { recordStorage } from '../../../src/storage/records';
import { drawImages, eventsOf, MemoryStore, requestOf, trainAll } from '../../browser/plans';
import { lastBlock } from './last-block';
import { median } from './median';
import { mobilenet } from './mobilenet';
import { plainFit } from './plain-fit';
import { stepAndForward, useWasm } from './step';

const size = 96;
const classes = 5;
const batchSize = 16;
const settings = { backend: 'wasm', batchSize } as const;

async function warmedUp(): Promise<{ store: MemoryStore; engine: ReturnType<MemoryStore['engine']> }> {
  const store = new MemoryStore();
  const engine = store.engine();
  const images = await drawImages(store, 4, classes, size, 99);
  await trainAll(engine, requestOf(mobilenet(store, size, classes), images, [], { ...settings, epochs: 1 }));
  return { store, engine };
}

interface Speeds {
  readonly training: number;
  readonly preparing: number;
}

/** So many images whose features are there: how fast they came to be, and what trains a head on them, images a second. */
async function prepared(store: MemoryStore, count: number, exampleBytes: number | undefined): Promise<{ preparing: number; speed(): Promise<number> }> {
  const engine = new Engine({ ...store, records: recordStorage, exampleBytes });
  const images = await drawImages(store, count, classes, size);
  const plan = mobilenet(store, size, classes);
  const timesOf = async (epochs: number): Promise<{ started: number; ended: number[] }> => {
    let started = 0;
    const ended: number[] = [];
    await engine.train(requestOf(plan, images, [], { ...settings, epochs }), (event) => {
      if (event.type === 'started') started = performance.now();
      if (event.type === 'epoch') ended.push(performance.now());
    });
    if (ended.length !== epochs) throw new Error('the run ended early');
    return { started, ended };
  };
  const began = performance.now();
  const { started } = await timesOf(1);
  const epochs = Math.max(1, Math.round(10_000 / count));
  const speed = async (): Promise<number> => {
    const { ended } = await timesOf(1 + epochs);
    return (count * epochs * 1000) / (ended.at(-1)! - ended[0]!);
  };
  return { preparing: (count * 1000) / (started - began), speed };
}

const bench = {
  async backends(): Promise<readonly BackendReport[]> {
    return new MemoryStore().engine().backends();
  },

  /** Head-only training, from encoded images to written weights, against plain tfjs on decoded ones. Milliseconds. */
  async headOnly(count: number, epochs: number): Promise<{ graft: number; plain: number }> {
    const { store, engine } = await warmedUp();
    const plan = mobilenet(store, size, classes);
    const images = await drawImages(store, count, classes, size);
    const started = performance.now();
    await trainAll(engine, requestOf(plan, images, [], { ...settings, epochs }));
    const graft = performance.now() - started;
    const pixels = tf.randomUniform([count, size, size, 3], -1, 1) as tf.Tensor4D;
    const plain = await plainFit(plan, pixels, images.map((image) => image.label), epochs, batchSize);
    pixels.dispose();
    return { graft, plain };
  },

  /** The whole network but its normalizations unfrozen. Milliseconds an epoch, the median of so many. */
  async unfrozen(backend: 'wasm' | 'webgl', count: number, epochs: number): Promise<number> {
    const { store, engine } = await warmedUp();
    const images = await drawImages(store, count, classes, size);
    // The first one compiles shaders.
    const request = requestOf(mobilenet(store, size, classes, 0), images, [], { batchSize, backend, epochs: 1 + epochs });
    const times: number[] = [];
    await engine.train(request, (event) => void (event.type === 'epoch' && times.push(performance.now())));
    return median(times.slice(1).map((time, at) => time - times[at]!));
  },

  /** The last block unfrozen: so many runs, and what each of them at least consists of, in turns. */
  async lastBlock(count: number, epochs: number, rounds: number): Promise<{ run: number; prefix: number; tail: number }[]> {
    const { store, engine } = await warmedUp();
    const measured = [];
    // The first round prepares what the others find.
    for (let round = 0; round <= rounds; round++) measured.push(await lastBlock(store, engine, { size, classes, batchSize, count, epochs }, 100 + round));
    return measured.slice(1);
  },

  /**
   * Images a second of head-only training on so many images each, medians of so many runs, the first epoch left out, and of what is done before it; with
   * `exampleBytes` the features that do not fit in so much memory are read from a file. The counts take turns, so that what else the machine does meets all.
   */
  async throughput(counts: readonly number[], rounds: number, exampleBytes?: number): Promise<Speeds[]> {
    const { store } = await warmedUp();
    const jobs: { preparing: number; speeds: number[]; speed(): Promise<number> }[] = [];
    for (const count of counts) jobs.push({ ...(await prepared(store, count, exampleBytes)), speeds: [] });
    for (let round = 0; round < rounds; round++) for (const job of jobs) job.speeds.push(await job.speed());
    return jobs.map(({ preparing, speeds }) => ({ preparing, training: median(speeds) }));
  },

  /** Of the whole network on WASM, milliseconds: medians of so many. */
  async wasmStep(rounds: number): Promise<{ step: number; forward: number }> {
    const store = new MemoryStore();
    await useWasm(store);
    return stepAndForward(store, { size, classes, batchSize, rounds });
  },

  /** How many more tensors there are after a run of so many epochs. */
  async leak(epochs: number): Promise<number> {
    const { store, engine } = await warmedUp();
    const images = await drawImages(store, 20, classes, size);
    const run = (count: number): Promise<unknown> => trainAll(engine, requestOf(mobilenet(store, size, classes, 12), images.slice(0, 16), images.slice(16), { ...settings, epochs: count }));
    const before = (await engine.memory()).numTensors;
    const events = (await run(epochs)) as Parameters<typeof eventsOf>[0];
    if (eventsOf(events, 'epoch').length !== epochs) throw new Error('the run ended early');
    return (await engine.memory()).numTensors - before;
  },
};

export type EngineBench = typeof bench;
expose(bench);
