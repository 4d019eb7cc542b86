import * as tf from '@tensorflow/tfjs';
import { expose } from 'comlink';
import type { BackendReport } from '../../../src/protocol/engine';
import { Engine } from '../../../src/engine/trainer';
import { recordStorage } from '../../../src/storage/records';
import { drawImages, eventsOf, MemoryStore, requestOf, trainAll } from '../../browser/plans';
import { lastBlock } from './last-block';
import { mobilenet } from './mobilenet';
import { plainFit } from './plain-fit';
import { stepAndForward, useWasm } from './step';

const size = 96;
const classes = 5;
const batchSize = 16;
const settings = { backend: 'wasm', batchSize } as const;

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;

async function warmedUp(): Promise<{ store: MemoryStore; engine: ReturnType<MemoryStore['engine']> }> {
  const store = new MemoryStore();
  const engine = store.engine();
  const images = await drawImages(store, 4, classes, size, 99);
  await trainAll(engine, requestOf(mobilenet(store, size, classes), images, [], { ...settings, epochs: 1 }));
  return { store, engine };
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
   * Images a second of head-only training on so many images, the first epoch left out, and of what is done before it; with `exampleBytes` the features
   * that do not fit in so much memory are read from a file.
   */
  async throughput(count: number, rounds: number, exampleBytes?: number): Promise<{ training: number; preparing: number }> {
    const { store } = await warmedUp();
    const engine = new Engine({ ...store, records: recordStorage, exampleBytes });
    const images = await drawImages(store, count, classes, size);
    const epochs = 1 + Math.max(1, Math.round(10_000 / count));
    const request = requestOf(mobilenet(store, size, classes), images, [], { ...settings, epochs });
    const started = performance.now();
    let prepared = 0;
    const speeds: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const times: number[] = [];
      await engine.train(request, (event) => {
        if (event.type === 'started') prepared ||= performance.now();
        if (event.type === 'epoch') times.push(performance.now());
      });
      if (times.length !== epochs) throw new Error('the run ended early');
      speeds.push((count * (epochs - 1) * 1000) / (times.at(-1)! - times[0]!));
    }
    return { training: median(speeds), preparing: (count * 1000) / (prepared - started) };
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
