import { registerActivations } from './activations';
import { addPositionEmbedding } from './add-position-embedding';
import { cropping1d, cropping3d, zeroPadding1d, zeroPadding3d } from './borders';
import { capsuleLayer } from './capsule-layer';
import { capsuleLength } from './capsule-length';
import { classOf } from './class-of';
import { classToken } from './class-token';
import { conv1dTranspose, depthwiseConv1d, separableConv1d } from './convolutions-1d';
import type { CustomLayer, Tf } from './custom-layer';
import { dot } from './dot';
import { globalAveragePooling3d, globalMaxPooling3d } from './global-pooling-3d';
import { globalResponseNormalization } from './global-response-normalization';
import { layerScale } from './layer-scale';
import { multiHeadAttention } from './multi-head-attention';
import { normalization } from './normalization';
import { primaryCapsules } from './primary-capsules';
import { centerCrop, resizing } from './resizing';
import { spatialDropout2d, spatialDropout3d } from './spatial-dropout';
import { stochasticDepth } from './stochastic-depth';
import { subtract } from './subtract';
import { takeToken } from './take-token';
import { thresholdedRelu } from './thresholded-relu';
import { upSampling1d, upSampling3d } from './up-sampling';

const customLayers: readonly CustomLayer[] = [
  addPositionEmbedding, capsuleLayer, capsuleLength, classToken, globalResponseNormalization, layerScale, multiHeadAttention, primaryCapsules, stochasticDepth, takeToken,
  // Keras's own, which TensorFlow.js has not or computes otherwise.
  conv1dTranspose, depthwiseConv1d, separableConv1d, zeroPadding1d, zeroPadding3d, cropping1d, cropping3d, upSampling1d, upSampling3d, globalAveragePooling3d, globalMaxPooling3d,
  subtract, dot, spatialDropout2d, spatialDropout3d, thresholdedRelu, resizing, centerCrop, normalization,
];

/**
 * Teaches TensorFlow.js the layers of Graft's that it does not have, so that `tf.loadLayersModel` can build them. Call it once, before loading.
 * This file and what it imports is also what an export carries as `graft-layers.js`.
 */
export function registerGraftLayers(tf: Tf): void {
  registerActivations(tf);
  for (const layer of customLayers) tf.serialization.registerClass(classOf(tf, layer));
}
