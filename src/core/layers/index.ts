import { activation } from './activation';
import { addPositionEmbedding } from './add-position-embedding';
import { batchNormalization } from './batch-normalization';
import { bidirectional } from './bidirectional';
import { capsuleLayer } from './capsule-layer';
import { capsuleLength } from './capsule-length';
import { centerCrop } from './center-crop';
import { classToken } from './class-token';
import { concatenate } from './concatenate';
import { conv1d } from './conv-1d';
import { conv1dTranspose } from './conv-1d-transpose';
import { conv2d } from './conv-2d';
import { conv2dTranspose } from './conv-2d-transpose';
import { conv3d } from './conv-3d';
import { conv3dTranspose } from './conv-3d-transpose';
import { convLstm2d } from './conv-lstm-2d';
import { cropping1d } from './cropping-1d';
import { cropping2d } from './cropping-2d';
import { cropping3d } from './cropping-3d';
import type { LayerDefinition } from './definition';
import { dense } from './dense';
import { depthwiseConv1d } from './depthwise-conv-1d';
import { depthwiseConv2d } from './depthwise-conv-2d';
import { dot } from './dot';
import { dropout } from './dropout';
import { add, average, maximum, minimum, multiply, subtract } from './elementwise';
import { elu } from './elu';
import { embedding } from './embedding';
import { flatten } from './flatten';
import { globalAveragePooling1d, globalMaxPooling1d } from './global-pooling-1d';
import { globalAveragePooling2d, globalMaxPooling2d } from './global-pooling-2d';
import { globalAveragePooling3d, globalMaxPooling3d } from './global-pooling-3d';
import { globalResponseNormalization } from './global-response-normalization';
import { gru } from './gru';
import { inputLayer } from './input-layer';
import { layerNormalization } from './layer-normalization';
import { layerScale } from './layer-scale';
import { leakyRelu } from './leaky-relu';
import { lstm } from './lstm';
import { multiHeadAttention } from './multi-head-attention';
import { alphaDropout, gaussianDropout, gaussianNoise } from './noise';
import { normalization } from './normalization';
import { permute } from './permute';
import { averagePooling1d, maxPooling1d } from './pooling-1d';
import { averagePooling2d, maxPooling2d } from './pooling-2d';
import { averagePooling3d, maxPooling3d } from './pooling-3d';
import { prelu } from './prelu';
import { primaryCapsules } from './primary-capsules';
import { relu } from './relu';
import { repeatVector } from './repeat-vector';
import { rescaling } from './rescaling';
import { reshape } from './reshape';
import { resizing } from './resizing';
import { separableConv1d } from './separable-conv-1d';
import { separableConv2d } from './separable-conv-2d';
import { simpleRnn } from './simple-rnn';
import { softmax } from './softmax';
import { spatialDropout1d, spatialDropout2d, spatialDropout3d } from './spatial-dropout';
import { stochasticDepth } from './stochastic-depth';
import { takeToken } from './take-token';
import { thresholdedRelu } from './thresholded-relu';
import { timeDistributed } from './time-distributed';
import { upSampling1d } from './up-sampling-1d';
import { upSampling2d } from './up-sampling-2d';
import { upSampling3d } from './up-sampling-3d';
import { zeroPadding1d } from './zero-padding-1d';
import { zeroPadding2d } from './zero-padding-2d';
import { zeroPadding3d } from './zero-padding-3d';

/** Every layer type that Graft knows, in the palette's order. */
export const layerDefinitions: readonly LayerDefinition[] = [
  inputLayer,
  dense, embedding,
  conv2d, depthwiseConv2d, separableConv2d, conv2dTranspose, conv1d, depthwiseConv1d, separableConv1d, conv1dTranspose, conv3d, conv3dTranspose,
  globalAveragePooling2d, globalMaxPooling2d, maxPooling2d, averagePooling2d,
  globalAveragePooling1d, globalMaxPooling1d, maxPooling1d, averagePooling1d,
  globalAveragePooling3d, globalMaxPooling3d, maxPooling3d, averagePooling3d,
  batchNormalization, layerNormalization,
  globalResponseNormalization, layerScale,
  activation, relu, leakyRelu, prelu, elu, thresholdedRelu, softmax,
  dropout, spatialDropout2d, spatialDropout1d, spatialDropout3d, gaussianDropout, gaussianNoise, alphaDropout,
  stochasticDepth,
  flatten, reshape, permute, repeatVector, zeroPadding2d, cropping2d, upSampling2d,
  zeroPadding1d, cropping1d, upSampling1d, zeroPadding3d, cropping3d, upSampling3d,
  add, subtract, multiply, average, maximum, minimum, concatenate, dot,
  lstm, gru, simpleRnn, convLstm2d, bidirectional(getLayer, everyLayer), timeDistributed(getLayer, everyLayer),
  multiHeadAttention, classToken, addPositionEmbedding, takeToken,
  primaryCapsules, capsuleLayer, capsuleLength,
  rescaling, normalization, resizing, centerCrop,
];

/** For those that hold others, in whose definition the list is not there yet. */
function everyLayer(): readonly LayerDefinition[] {
  return layerDefinitions;
}

/** Other names under which files hold a layer. */
const otherNames: Readonly<Record<string, string>> = {
  MaxPool1D: 'MaxPooling1D', MaxPool2D: 'MaxPooling2D', MaxPool3D: 'MaxPooling3D', AvgPool1D: 'AveragePooling1D', AvgPool2D: 'AveragePooling2D', AvgPool3D: 'AveragePooling3D',
  GlobalAvgPool1D: 'GlobalAveragePooling1D', GlobalAvgPool2D: 'GlobalAveragePooling2D',
  GlobalMaxPool1D: 'GlobalMaxPooling1D', GlobalMaxPool2D: 'GlobalMaxPooling2D', GlobalAvgPool3D: 'GlobalAveragePooling3D', GlobalMaxPool3D: 'GlobalMaxPooling3D',
  Convolution1D: 'Conv1D', Convolution2D: 'Conv2D', Convolution3D: 'Conv3D', SeparableConvolution1D: 'SeparableConv1D', SeparableConvolution2D: 'SeparableConv2D', DepthwiseConvolution2D: 'DepthwiseConv2D',
  Convolution1DTranspose: 'Conv1DTranspose', Convolution2DTranspose: 'Conv2DTranspose', Convolution3DTranspose: 'Conv3DTranspose', Deconvolution2D: 'Conv2DTranspose', Deconv2D: 'Conv2DTranspose',
  BatchNormalizationV1: 'BatchNormalization', BatchNormalizationV2: 'BatchNormalization', LSTMV2: 'LSTM', GRUV1: 'GRU',
};

const byName: ReadonlyMap<string, LayerDefinition> = new Map(layerDefinitions.map((definition) => [definition.className, definition]));

/** By Keras class name, or another name that files use (`MaxPool2D`); undefined for a type that Graft does not know. */
export function getLayer(className: string): LayerDefinition | undefined {
  return byName.get(className) ?? byName.get(otherNames[className] ?? '');
}
