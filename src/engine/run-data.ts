import { augmented } from '../core/augmentation/augment';
import { drawMix } from '../core/augmentation/mixing';
import { mixesPictures, variesPictures, viewCount } from '../core/augmentation/settings';
import { seededRandom, seedOf } from '../core/random';
import type { TrainingConfig } from '../core/training/config';
import type { Boundary } from '../core/training/feature-cut';
import type { TrainImage } from '../protocol/engine';
import { Batches } from './batches';
import type { ExampleStore } from './example-store';
import type { Labelled } from './fitting';
import type { ImageInput } from './images';
import { mixedBatch } from './mixed-batch';

export interface RunDataOptions {
  readonly config: Pick<TrainingConfig, 'seed' | 'augmentation'>;
  readonly input: ImageInput;
  readonly boundary: readonly Boundary[];
  /** The examples are features, of kept views; else they are pixels, varied anew in each epoch. */
  readonly cached: boolean;
  readonly classCount: number;
}

/** Where a run's batches come from. What an epoch's batches hold depends on the seed, the epoch and the images' order alone. */
export class RunData {
  constructor(private readonly examples: ExampleStore, private readonly options: RunDataOptions) {}

  /** The training images of one epoch, counted from 1, in its order: varied and mixed as the run asks for. */
  epoch(images: readonly TrainImage[], epoch: number, batchSize: number): Batches {
    const { cached, config: { augmentation } } = this.options;
    const anew = variesPictures(augmentation) && !cached;
    const load = async (some: readonly TrainImage[], at: number): Promise<readonly Labelled[]> => {
      const batch = await this.#read(some, (id) => this.#keptView(id, epoch));
      return this.#mixed(anew ? batch.map((one) => this.#varied(one, epoch)) : batch, epoch, at);
    };
    return new Batches(images, batchSize, load, anew || !this.examples.inMemory);
  }

  /** The images as they are. */
  plain(images: readonly TrainImage[], batchSize: number): Batches {
    return new Batches(images, batchSize, (some) => this.#read(some, () => 0), !this.examples.inMemory);
  }

  async #read(images: readonly TrainImage[], viewOf: (id: string) => number): Promise<readonly Labelled[]> {
    const examples = await this.examples.read(images.map(({ id }) => ({ id, view: viewOf(id) })));
    return images.map(({ id, label }, index) => ({ id, label, example: examples[index]! }));
  }

  #keptView(id: string, epoch: number): number {
    const { cached, config: { seed, augmentation } } = this.options;
    const count = cached ? viewCount(augmentation) : 1;
    return count === 1 ? 0 : Math.floor(seededRandom(seedOf(seed, 'view', epoch, id))() * count);
  }

  #varied(one: Labelled, epoch: number): Labelled {
    const { input, config: { seed, augmentation } } = this.options;
    return { ...one, example: one.example.map((pixels) => augmented({ ...input, pixels: pixels as Uint8Array }, augmentation, seed, one.id, epoch)) };
  }

  #mixed(batch: readonly Labelled[], epoch: number, at: number): readonly Labelled[] {
    const { config: { seed, augmentation }, boundary, classCount } = this.options;
    if (!mixesPictures(augmentation) || batch.length < 2) return batch;
    const random = seededRandom(seedOf(seed, 'mix', epoch, at));
    return mixedBatch(batch, drawMix(augmentation, random)!, boundary, classCount, random);
  }
}
