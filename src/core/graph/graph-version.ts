import { fnv1a } from '../hash';
import { multiplierOf } from './learning-rate';
import type { GraphDocument } from './types';

/**
 * Eight hex digits (FNV-1a) that tell networks apart: layers, their arguments, connections, freezing and learning rates, and what feeds the network.
 * Values of weights, the network's name and the places of cards make no difference.
 */
export function graphVersion({ layers, outputs, preprocessing, classes }: GraphDocument): string {
  const { scale, offset, color, fit } = preprocessing;
  const text = JSON.stringify([layers.map((layer) => [layer.name, layer.type, layer.config, layer.inputs, layer.trainable, multiplierOf(layer)]), outputs, [scale, offset, color, fit], classes]);
  return fnv1a(new TextEncoder().encode(text)).toString(16).padStart(8, '0');
}

/** Names of the weight sets that a document refers to. */
export function setsOf({ layers }: GraphDocument): ReadonlySet<string> {
  return new Set(layers.flatMap(({ weights }) => Object.values(weights).map(({ set }) => set)));
}
