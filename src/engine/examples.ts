import * as tf from '@tensorflow/tfjs';
import type { BuildPlan } from '../core/graph/types';
import { viewsKey } from '../core/augmentation/settings';
import type { TrainingConfig } from '../core/training/config';
import type { Boundary, FeatureCut } from '../core/training/feature-cut';
import type { BackendName } from '../protocol/engine';
import type { NumberKind } from './example-store';
import { toNetworkInput, type ImageInput } from './images';
import type { Feeds } from './network';

/** An image as the trained part reads it: one array for each boundary tensor, or its decoded pixels where nothing is cached. */
export type Example = readonly (Float32Array | Uint8Array)[];

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
export function exampleKey(plan: BuildPlan, cut: FeatureCut, input: ImageInput, { seed, augmentation }: TrainingConfig, backend: BackendName, kind: NumberKind): string {
  if (cut.saved === 0) {
    const { fit, color } = input.preprocessing;
    return JSON.stringify(['pixels', input.height, input.width, input.channels, fit, color]);
  }
  const cached = new Set(cut.cached);
  const layers = plan.layers
    .filter((layer) => cached.has(layer.name))
    // Nothing in it trains, whatever is said of layers without weights.
    .map(({ name, className, config, inputs, weights }) => ({ name, className, config: { ...config, trainable: false }, inputs, weights }));
  const anew = layers.some((layer) => layer.weights.some((weight) => weight.source === null));
  const views = viewsKey(augmentation);
  return JSON.stringify([layers, cut.boundary, input, backend, anew || views ? seed : null, kind, views]);
}
