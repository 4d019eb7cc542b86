import { addPositionEmbedding } from './add-position-embedding';
import { capsuleLayer } from './capsule-layer';
import { capsuleLength } from './capsule-length';
import { classOf } from './class-of';
import { classToken } from './class-token';
import type { CustomLayer, Tf } from './custom-layer';
import { globalResponseNormalization } from './global-response-normalization';
import { layerScale } from './layer-scale';
import { multiHeadAttention } from './multi-head-attention';
import { primaryCapsules } from './primary-capsules';
import { stochasticDepth } from './stochastic-depth';
import { takeToken } from './take-token';

const customLayers: readonly CustomLayer[] = [
  addPositionEmbedding, capsuleLayer, capsuleLength, classToken, globalResponseNormalization, layerScale, multiHeadAttention, primaryCapsules, stochasticDepth, takeToken,
];

/**
 * Teaches TensorFlow.js the layers of Graft's that it does not have, so that `tf.loadLayersModel` can build them. Call it once, before loading.
 * This file and what it imports is also what an export carries as `graft-layers.js`.
 */
export function registerGraftLayers(tf: Tf): void {
  for (const layer of customLayers) tf.serialization.registerClass(classOf(tf, layer));
}
