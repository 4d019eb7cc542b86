import * as tf from '@tensorflow/tfjs';
import type { BuildPlan } from '../core/graph/types';
import type { BackendName } from '../protocol/engine';
import type { FeatureCut } from './feature-cache';
import { toNetworkInput, type ImageInput } from './images';
import type { Feeds } from './network';

/** An image as the trained part reads it: one array for each boundary tensor, or its decoded pixels where nothing is cached. */
export type Example = readonly (Float32Array | Uint8Array)[];

export interface Boundary {
  readonly name: string;
  /** Without the batch axis. */
  readonly shape: readonly number[];
}

/** The boundary tensors of a cut, with their sizes. */
export function boundaryOf(plan: BuildPlan, cut: FeatureCut): Boundary[] {
  return cut.boundary.map((name) => {
    const { outputShape } = plan.layers.find((layer) => layer.name === name)!;
    return { name, shape: outputShape.map((size) => size ?? 1) };
  });
}

/** Tensors for these examples, each `[examples, ...boundary]`; the caller disposes them. */
export function feedsOf(examples: readonly Example[], boundary: readonly Boundary[], input: ImageInput): Feeds {
  return new Map(boundary.map(({ name, shape }, index) => [name, stack(examples.map((example) => example[index]!), shape, input)]));
}

function stack(parts: readonly (Float32Array | Uint8Array)[], shape: readonly number[], input: ImageInput): tf.Tensor {
  const size = tf.util.sizeFromShape([...shape]);
  const values = new Float32Array(parts.length * size);
  parts.forEach((part, index) => {
    if (part instanceof Uint8Array) toNetworkInput(part, input.preprocessing, values, index * size);
    else values.set(part, index * size);
  });
  return tf.tensor(values, [parts.length, ...shape]);
}

/** Says all that an image's example depends on besides the image: equal keys, equal examples. */
export function exampleKey(plan: BuildPlan, cut: FeatureCut, input: ImageInput, seed: number, backend: BackendName): string {
  if (cut.saved === 0) {
    const { fit, color } = input.preprocessing;
    return JSON.stringify(['pixels', input.height, input.width, input.channels, fit, color]);
  }
  const cached = new Set(cut.cached);
  const layers = plan.layers
    .filter((layer) => cached.has(layer.name))
    .map(({ name, className, config, inputs, weights }) => ({ name, className, config, inputs, weights }));
  const anew = layers.some((layer) => layer.weights.some((weight) => weight.source === null));
  return JSON.stringify([layers, cut.boundary, input, backend, anew ? seed : null]);
}

const largestKept = 2 ** 30;

/** The last run's examples: people train again and again on the same images with another head. */
export class ExampleStore {
  #key = '';
  #examples: ReadonlyMap<string, Example> = new Map();

  /** By image id; empty when anything else has changed. */
  get(key: string): ReadonlyMap<string, Example> {
    return key === this.#key ? this.#examples : new Map();
  }

  keep(key: string, examples: ReadonlyMap<string, Example>): void {
    const bytes = [...examples.values()].reduce((sum, example) => sum + example.reduce((all, part) => all + part.byteLength, 0), 0);
    [this.#key, this.#examples] = bytes <= largestKept ? [key, examples] : ['', new Map()];
  }
}
