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

/** Runs networks on single images, decoded and scaled as in training. Keeps the last network built, for the next image. */
export class Predictor {
  #loaded: Loaded | null = null;

  constructor(private readonly readTensors: ReadTensors) {}

  /** Probabilities by class on the current backend. @throws GraftFailure `bad-image`, or as `buildNetwork` does. */
  async predict(plan: BuildPlan, image: Blob, backend: BackendName): Promise<number[]> {
    const { network, head, input } = await this.#load(plan, backend);
    const pixels = await decodeOrRefuse(image, input);
    const output = tf.tidy(() => {
      const feeds = feedsOf([[pixels]], [{ name: input.layer, shape: [input.height, input.width, input.channels] }], input);
      return network.run(feeds, [head.output], { training: false, seed: 0 })[0]!;
    });
    const values = await output.data();
    output.dispose();
    return toProbabilities([...values], head.kind);
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
