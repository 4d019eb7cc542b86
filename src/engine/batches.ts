import type { TrainImage } from '../protocol/engine';
import type { Labelled } from './fitting';
import { nextTask } from './pace';

/** Reads these images, in order, as the network is to see them; `at` is the first one's place in the whole list. */
export type LoadExamples = (images: readonly TrainImage[], at: number) => Promise<readonly Labelled[]>;

/** A list of images in batches, in their order. While one is used, the next is already being read. */
export class Batches {
  #next: { readonly at: number; readonly batch: Promise<readonly Labelled[]> } | null = null;

  constructor(readonly images: readonly TrainImage[], private readonly size: number, private readonly load: LoadExamples, private readonly ahead: boolean) {}

  /** The batch whose first image is at this place; the last one may be smaller. */
  async take(at: number): Promise<readonly Labelled[]> {
    const batch = this.#next?.at === at ? this.#next.batch : this.#load(at);
    this.#next = null;
    const current = await batch;
    const after = at + this.size;
    if (this.ahead && after < this.images.length) {
      // In a task of its own, so that the batch at hand reaches the backend first.
      const reading = nextTask().then(() => this.#load(after));
      reading.catch(() => undefined);
      this.#next = { at: after, batch: reading };
    }
    return current;
  }

  /** Where each batch begins. */
  *starts(): Generator<number> {
    for (let at = 0; at < this.images.length; at += this.size) yield at;
  }

  #load(at: number): Promise<readonly Labelled[]> {
    return this.load(this.images.slice(at, at + this.size), at);
  }
}
