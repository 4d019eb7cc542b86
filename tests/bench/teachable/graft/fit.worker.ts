import { expose } from 'comlink';
import type { TrainImage } from '../../../../src/protocol/engine';
import { openModel } from '../../../../src/importers';
import { eventsOf, MemoryStore, requestOf, trainAll } from '../../../browser/plans';
import { fitted, type HeadChoice } from './document';

interface Photograph {
  readonly path: string;
  readonly label: number;
}

interface Job {
  readonly base: readonly string[];
  readonly classes: readonly string[];
  readonly train: readonly Photograph[];
  readonly validation: readonly Photograph[];
  /** Looked at after training; null to leave that out. */
  readonly test: readonly Photograph[] | null;
  readonly head: HeadChoice;
  readonly backend: 'auto' | 'webgl';
  readonly epochs: number;
  readonly batchSize: number;
}

const fetched = async (path: string): Promise<Blob> => (await fetch(`/${path}`)).blob();

/** In the worker the same files that a person would have dropped on the page. */
async function stored(store: MemoryStore, photographs: readonly Photograph[]): Promise<TrainImage[]> {
  await Promise.all(photographs.map(async ({ path }) => store.images.set(path, await fetched(`photographs/${path}`))));
  return photographs.map(({ path, label }) => ({ id: path, path, label }));
}

const bench = {
  /** Opens the base, then measures from encoded photographs to written weights: decoding, starting the backend and building included. */
  async fit(job: Job): Promise<{ backend: string; milliseconds: number; accuracy: number | null }> {
    const store = new MemoryStore();
    const files = await Promise.all(job.base.map(async (path) => ({ path, blob: await fetched(`base/${path}`) })));
    const model = await openModel(files, 'base');
    await store.writeWeightSet('base', model.tensors);
    const plan = fitted(model.document, job.head, job.classes);
    const [train, validation, test] = [await stored(store, job.train), await stored(store, job.validation), await stored(store, job.test ?? [])];
    const engine = store.engine();
    const { backend, epochs, batchSize } = job;

    const started = performance.now();
    const events = await trainAll(engine, requestOf(plan, train, validation, { backend, epochs, batchSize, learningRate: 0.001 }));
    const milliseconds = performance.now() - started;

    const { name } = eventsOf(events, 'started')[0]!.backend;
    const { weights } = eventsOf(events, 'done')[0]!;
    const trained = { ...plan, layers: plan.layers.map((layer) => ({ ...layer, weights: layer.weights.map((weight) => ({ ...weight, source: weights[layer.name]?.[weight.name] ?? weight.source })) })) };
    let right = 0;
    for (const { id, label } of test) {
      const answer = await engine.predict({ plan: trained, image: store.images.get(id)!, backend: name });
      if (!answer.ok) throw new Error(answer.error.message);
      const { probabilities } = answer.value;
      if (probabilities.indexOf(Math.max(...probabilities)) === label) right += 1;
    }
    return { backend: name, milliseconds, accuracy: job.test ? right / test.length : null };
  },
};

export type GraftBench = typeof bench;
expose(bench);
