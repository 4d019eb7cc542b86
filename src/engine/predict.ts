import * as tf from '@tensorflow/tfjs';
import type { BuildPlan } from '../core/graph/types';
import type { BackendName } from '../protocol/engine';
import { GraftFailure } from '../protocol/errors';
import { buildNetwork, type ReadTensors } from './build';
import { feedsOf } from './examples';
import { findHead, toProbabilities, type Head } from './head';
import { decodeImage, imageInput, type ImageInput } from './images';
import type { Network } from './network';

interface Loaded {
  readonly key: string;
  readonly network: Network;
  readonly head: Head;
  readonly input: ImageInput;
}

/** A layer's output for one image; `shape` has no batch axis. */
export interface LayerOutput {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Runs networks on single images, decoded and scaled as in training. Keeps the last network built, for the next image. */
export class Predictor {
  #loaded: Loaded | null = null;

  constructor(private readonly readTensors: ReadTensors) {}

  /** Probabilities by class on the current backend. @throws GraftFailure `bad-image`, or as `buildNetwork` does. */
  async predict(plan: BuildPlan, image: Blob, backend: BackendName): Promise<number[]> {
    const { head } = await this.#load(plan, backend);
    const { values } = await this.#output(plan, image, backend, head.output);
    return toProbabilities([...values], head.kind);
  }

  /**
   * What `layer` makes of an image, on the current backend. The layer whose last activation training leaves out is given with it.
   * @throws GraftFailure as `predict` does, and `build-failed` for a layer that does not lead to the output
   */
  async outputOf(layer: string, plan: BuildPlan, image: Blob, backend: BackendName): Promise<LayerOutput> {
    const { head, network } = await this.#load(plan, backend);
    if (!network.layers.has(layer)) throw new GraftFailure({ code: 'build-failed', layer, message: `${layer} does not lead to the network’s output, so it is not computed. Connect it first.` });
    const output = await this.#output(plan, image, backend, layer);
    return layer === head.stripped ? { ...output, values: Float32Array.from(toProbabilities([...output.values], head.kind)) } : output;
  }

  async #output(plan: BuildPlan, image: Blob, backend: BackendName, layer: string): Promise<LayerOutput> {
    const { network, input } = await this.#load(plan, backend);
    const pixels = await decodeOrRefuse(image, input);
    const output = tf.tidy(() => {
      const feeds = feedsOf([[pixels]], [{ name: input.layer, shape: [input.height, input.width, input.channels] }], input);
      return network.run(feeds, [layer], { training: false, seed: 0 })[0]!;
    });
    const values = Float32Array.from(await output.data());
    output.dispose();
    return { shape: output.shape.slice(1), values };
  }

  dispose(): void {
    this.#loaded?.network.dispose();
    this.#loaded = null;
  }

  async #load(plan: BuildPlan, backend: BackendName): Promise<Loaded> {
    const key = JSON.stringify([backend, plan]);
    if (this.#loaded?.key === key) return this.#loaded;
    this.dispose();
    const head = findHead(plan);
    const input = imageInput(plan);
    const network = await buildNetwork(plan, { head, seed: 1, readTensors: this.readTensors });
    this.#loaded = { key, network, head, input };
    return this.#loaded;
  }
}

async function decodeOrRefuse(image: Blob, input: ImageInput): Promise<Uint8Array> {
  try {
    return await decodeImage(image, input);
  } catch {
    throw new GraftFailure({ code: 'bad-image', message: 'The browser cannot decode this image. Try a JPEG, PNG, WebP, GIF, AVIF or BMP file.' });
  }
}
