import { sameShape } from '../shape';
import type { WeightSpec } from '../layers/definition';
import type { LayerNode, TensorRef } from './types';

/** The tensors to copy into these weights, in their order; null unless they cover all of them with equal shapes. */
export function fittingTensors(layer: LayerNode, weights: readonly WeightSpec[]): readonly TensorRef[] | null {
  const found: TensorRef[] = [];
  for (const { name, shape } of weights) {
    const ref = Object.hasOwn(layer.weights, name) ? layer.weights[name] : undefined;
    if (!ref || !sameShape(ref.shape, shape)) return null;
    found.push(ref);
  }
  return found;
}

/** Its weights would be random numbers, in a network that has others. One that came without any values is left as it is. */
export const isUntrained = (layer: LayerNode, weights: readonly WeightSpec[]): boolean =>
  weights.length > 0 && !fittingTensors(layer, weights) && (hasTensors(layer) || layer.origin !== 'pretrained');

export const hasTensors = (layer: LayerNode): boolean => Object.keys(layer.weights).length > 0;
