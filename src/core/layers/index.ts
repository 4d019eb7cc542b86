import { activation } from './activation';
import { addPositionEmbedding } from './add-position-embedding';
import { batchNormalization } from './batch-normalization';
import { capsuleLayer } from './capsule-layer';
import { capsuleLength } from './capsule-length';
import { classToken } from './class-token';
import { concatenate } from './concatenate';
import { conv1d } from './conv-1d';
import { conv2d } from './conv-2d';
import { conv2dTranspose } from './conv-2d-transpose';
import { cropping2d } from './cropping-2d';
import type { LayerDefinition } from './definition';
import { dense } from './dense';
import { depthwiseConv2d } from './depthwise-conv-2d';
import { dropout } from './dropout';
import { add, average, maximum, minimum, multiply } from './elementwise';
import { elu } from './elu';
import { embedding } from './embedding';
import { flatten } from './flatten';
import { globalAveragePooling1d, globalMaxPooling1d } from './global-pooling-1d';
import { globalAveragePooling2d, globalMaxPooling2d } from './global-pooling-2d';
import { globalResponseNormalization } from './global-response-normalization';
import { gru } from './gru';
import { inputLayer } from './input-layer';
import { layerNormalization } from './layer-normalization';
import { layerScale } from './layer-scale';
import { leakyRelu } from './leaky-relu';
import { lstm } from './lstm';
import { multiHeadAttention } from './multi-head-attention';
import { alphaDropout, gaussianDropout, gaussianNoise, spatialDropout1d } from './noise';
import { permute } from './permute';
import { averagePooling1d, maxPooling1d } from './pooling-1d';
import { averagePooling2d, maxPooling2d } from './pooling-2d';
import { prelu } from './prelu';
import { primaryCapsules } from './primary-capsules';
import { relu } from './relu';
import { repeatVector } from './repeat-vector';
import { rescaling } from './rescaling';
import { reshape } from './reshape';
import { separableConv2d } from './separable-conv-2d';
import { simpleRnn } from './simple-rnn';
import { softmax } from './softmax';
import { stochasticDepth } from './stochastic-depth';
import { takeToken } from './take-token';
import { upSampling2d } from './up-sampling-2d';
import { zeroPadding2d } from './zero-padding-2d';

/** Every layer type that Graft knows, in the palette's order. */
export const layerDefinitions: readonly LayerDefinition[] = [
  inputLayer,
  dense, embedding,
  conv2d, depthwiseConv2d, separableConv2d, conv2dTranspose, conv1d,
  globalAveragePooling2d, globalMaxPooling2d, maxPooling2d, averagePooling2d,
  globalAveragePooling1d, globalMaxPooling1d, maxPooling1d, averagePooling1d,
  batchNormalization, layerNormalization,
  globalResponseNormalization, layerScale,
  activation, relu, leakyRelu, prelu, elu, softmax,
  dropout, spatialDropout1d, gaussianDropout, gaussianNoise, alphaDropout,
  stochasticDepth,
  flatten, reshape, permute, repeatVector, zeroPadding2d, cropping2d, upSampling2d,
  add, multiply, average, maximum, minimum, concatenate,
  lstm, gru, simpleRnn,
  multiHeadAttention, classToken, addPositionEmbedding, takeToken,
  primaryCapsules, capsuleLayer, capsuleLength,
  rescaling,
];

/** Other names under which files hold a layer. */
const otherNames: Readonly<Record<string, string>> = {
  MaxPool1D: 'MaxPooling1D', MaxPool2D: 'MaxPooling2D', AvgPool1D: 'AveragePooling1D', AvgPool2D: 'AveragePooling2D',
  GlobalAvgPool1D: 'GlobalAveragePooling1D', GlobalAvgPool2D: 'GlobalAveragePooling2D',
  GlobalMaxPool1D: 'GlobalMaxPooling1D', GlobalMaxPool2D: 'GlobalMaxPooling2D',
  Convolution1D: 'Conv1D', Convolution2D: 'Conv2D', SeparableConvolution2D: 'SeparableConv2D', DepthwiseConvolution2D: 'DepthwiseConv2D',
  Convolution2DTranspose: 'Conv2DTranspose', Deconvolution2D: 'Conv2DTranspose', Deconv2D: 'Conv2DTranspose',
  BatchNormalizationV1: 'BatchNormalization', BatchNormalizationV2: 'BatchNormalization', LSTMV2: 'LSTM', GRUV1: 'GRU',
};

const byName: ReadonlyMap<string, LayerDefinition> = new Map(layerDefinitions.map((definition) => [definition.className, definition]));

/** By Keras class name, or another name that files use (`MaxPool2D`); undefined for a type that Graft does not know. */
export function getLayer(className: string): LayerDefinition | undefined {
  return byName.get(className) ?? byName.get(otherNames[className] ?? '');
}
