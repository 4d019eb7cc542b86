import * as tf from '@tensorflow/tfjs';
import type { TrainEvent, TrainImage } from '../protocol/engine';
import type { RunControl } from './control';
import type { Boundary } from '../core/training/feature-cut';
import { featureBatch } from '../core/training/memory';
import type { ExampleStore } from './example-store';
import { feedsOf, type Example } from './examples';
import { decodeImage, type ImageInput } from './images';
import type { Network } from './network';
import { Eta, nextTask, Throttle } from './pace';

export interface Rejection {
  readonly path: string;
  readonly reason: string;
}

export type ReadImage = (id: string) => Promise<Blob | null>;

export type Progress = Extract<TrainEvent, { type: 'progress' }>;

/** Decoded at once: enough to keep the browser's decoders busy, few enough to bound memory. */
const decodedAtOnce = 4;

async function decodeOne(image: TrainImage, readImage: ReadImage, input: ImageInput): Promise<Uint8Array | Rejection> {
  try {
    const blob = await readImage(image.id);
    if (!blob) return { path: image.path, reason: 'Its bytes are no longer in the browser. Add the image again.' };
    return await decodeImage(blob, input);
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return { path: image.path, reason: `The browser could not decode it (${reason}).` };
  }
}

/** An image and which of its views are wanted. */
export interface Wanted {
  readonly image: TrainImage;
  readonly views: readonly number[];
}

export interface Preparation {
  readonly readImage: ReadImage;
  readonly input: ImageInput;
  readonly control: RunControl;
  readonly examples: ExampleStore;
  /** A view of an image, from its pixels; view 0 is the image itself. */
  readonly viewOf: (pixels: Uint8Array, id: string, view: number) => Uint8Array;
  /** What cannot be decoded is put here. */
  readonly rejected: Rejection[];
}

interface Picture {
  readonly wanted: Wanted;
  readonly pixels: Uint8Array;
}

/** Puts each image's decoded pixels, bytes `[height, width, channels]`, into the store. @throws Stopped */
export async function* preparePixels(wanted: readonly Wanted[], p: Preparation): AsyncGenerator<Progress> {
  const reporter = new PhaseReporter('decoding', wanted.length);
  for (let at = 0; at < wanted.length; at += decodedAtOnce) {
    yield* reporter.report(at);
    p.control.throwIfStopped();
    for (const { wanted: { image, views }, pixels } of await decode(wanted.slice(at, at + decodedAtOnce), p)) {
      for (const view of views) await p.examples.put({ id: image.id, view }, [pixels]);
    }
  }
  yield* reporter.report(wanted.length);
}

/**
 * Runs the frozen part over each view once and puts the boundary tensors' values into the store. Pixels are held for two batches only: while
 * one is computed the next is decoded.
 * @throws Stopped
 */
export async function* prepareFeatures(wanted: readonly Wanted[], network: Network, boundary: readonly Boundary[], p: Preparation): AsyncGenerator<Progress> {
  yield* new PhaseReporter('decoding', wanted.length).report(0);
  const total = wanted.reduce((sum, { views }) => sum + views.length, 0);
  const reporter = new PhaseReporter(total > wanted.length ? 'views' : 'features', total);
  let waiting: Picture[] = [];
  let done = 0;
  let decoding = decode(wanted.slice(0, featureBatch), p);
  for (let at = 0; at < wanted.length; at += featureBatch) {
    p.control.throwIfStopped();
    waiting.push(...(await decoding));
    const last = at + featureBatch >= wanted.length;
    if (!last) decoding = decode(wanted.slice(at + featureBatch, at + 2 * featureBatch), p);
    while (waiting.length >= featureBatch || (last && waiting.length > 0)) {
      const group = waiting.slice(0, featureBatch);
      waiting = waiting.slice(featureBatch);
      for (const view of new Set(group.flatMap((one) => one.wanted.views))) {
        yield* reporter.report(done);
        p.control.throwIfStopped();
        const pictures = group.filter((one) => one.wanted.views.includes(view));
        const computed = await boundaryValues(pictures.map(({ wanted: { image }, pixels }) => [p.viewOf(pixels, image.id, view)]), network, boundary, p.input);
        for (const [index, { wanted: { image } }] of pictures.entries()) await p.examples.put({ id: image.id, view }, computed[index]!);
        done += pictures.length;
        await nextTask();
      }
    }
  }
  p.control.throwIfStopped();
  yield* reporter.report(total);
}

/** Those of the images that can be decoded, in order. */
async function decode(wanted: readonly Wanted[], p: Preparation): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (let at = 0; at < wanted.length && !p.control.stopped; at += decodedAtOnce) {
    const group = wanted.slice(at, at + decodedAtOnce);
    const decoded = await Promise.all(group.map(({ image }) => decodeOne(image, p.readImage, p.input)));
    decoded.forEach((result, index) => {
      if (result instanceof Uint8Array) pictures.push({ wanted: group[index]!, pixels: result });
      else p.rejected.push(result);
    });
  }
  return pictures;
}

/** What the trained part reads of each of the images, whose pixels are given. */
export async function boundaryValues(images: readonly Example[], network: Network, boundary: readonly Boundary[], input: ImageInput): Promise<Example[]> {
  const outputs = tf.tidy(() => {
    const feeds = feedsOf(images, [{ name: input.layer, shape: [input.height, input.width, input.channels] }], input);
    return network.run(feeds, boundary.map(({ name }) => name), { training: false, seed: 0 });
  });
  try {
    const values = await Promise.all(outputs.map((output) => output.data()));
    return images.map((_, image) => values.map((all) => (all as Float32Array).slice((image * all.length) / images.length, ((image + 1) * all.length) / images.length)));
  } finally {
    tf.dispose(outputs);
  }
}

class PhaseReporter {
  readonly #eta: Eta;
  readonly #throttle = new Throttle(100);

  constructor(private readonly phase: Progress['phase'], private readonly total: number) {
    this.#eta = new Eta(total);
  }

  *report(done: number): Generator<Progress> {
    const ready = this.#throttle.ready();
    if (!ready && done < this.total) return;
    yield { type: 'progress', phase: this.phase, done, total: this.total, etaSeconds: this.#eta.secondsLeft(done) };
  }
}
