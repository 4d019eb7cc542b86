import type { EditResult, GraphDocument, TensorRef } from '../types';

/** Points the layers at the tensors of a training run, by layer and weight name; layers that have gone since are passed over. */
export function applyTrainedWeights(document: GraphDocument, weights: Readonly<Record<string, Readonly<Record<string, TensorRef>>>>): EditResult {
  const layers = document.layers.map((layer) => {
    const trained = Object.hasOwn(weights, layer.name) ? weights[layer.name] : undefined;
    return trained ? { ...layer, weights: { ...layer.weights, ...trained } } : layer;
  });
  return { ok: true, document: { ...document, layers }, notes: [] };
}
