import * as tf from '@tensorflow/tfjs';
import type { TrainEvent, TrainImage } from '../protocol/engine';
import type { RunControl } from './control';
import { feedsOf, type Boundary, type Example } from './examples';
import { decodeImage, type ImageInput } from './images';
import type { Network } from './network';
import { Eta, nextTask, Throttle } from './pace';

export interface Rejection {
  readonly path: string;
  readonly reason: string;
}

export type ReadImage = (id: string) => Promise<Blob | null>;

type Progress = Extract<TrainEvent, { type: 'progress' }>;

/** Decoded at once: enough to keep the browser's decoders busy, few enough to bound memory. */
const decodedAtOnce = 4;
const featureBatch = 16;

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

/** Decodes images to bytes `[height, width, channels]` by id; what cannot be decoded is put in `rejected`. @throws Stopped */
export async function* decodeImages(
  images: readonly TrainImage[],
  readImage: ReadImage,
  input: ImageInput,
  control: RunControl,
  rejected: Rejection[],
): AsyncGenerator<Progress, Map<string, Example>> {
  const pixels = new Map<string, Example>();
  const reporter = new PhaseReporter('decoding', images.length);
  for (let at = 0; at < images.length; at += decodedAtOnce) {
    yield* reporter.report(at);
    control.throwIfStopped();
    const group = images.slice(at, at + decodedAtOnce);
    const decoded = await Promise.all(group.map((image) => decodeOne(image, readImage, input)));
    decoded.forEach((result, index) => {
      if (result instanceof Uint8Array) pixels.set(group[index]!.id, [result]);
      else rejected.push(result);
    });
  }
  yield* reporter.report(images.length);
  return pixels;
}

/** Runs the frozen part over each image once: by id, the boundary tensors' values. Takes the pixels away as it goes. */
export async function* computeFeatures(
  pixels: Map<string, Example>,
  network: Network,
  boundary: readonly Boundary[],
  input: ImageInput,
  control: RunControl,
): AsyncGenerator<Progress, Map<string, Example>> {
  const features = new Map<string, Example>();
  const ids = [...pixels.keys()];
  const reporter = new PhaseReporter('features', ids.length);
  for (let at = 0; at < ids.length; at += featureBatch) {
    yield* reporter.report(at);
    control.throwIfStopped();
    const group = ids.slice(at, at + featureBatch);
    const computed = await boundaryValues(group.map((id) => pixels.get(id)!), network, boundary, input);
    group.forEach((id, index) => {
      features.set(id, computed[index]!);
      pixels.delete(id);
    });
    await nextTask();
  }
  yield* reporter.report(ids.length);
  return features;
}

async function boundaryValues(images: readonly Example[], network: Network, boundary: readonly Boundary[], input: ImageInput): Promise<Example[]> {
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
