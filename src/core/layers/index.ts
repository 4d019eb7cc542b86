import { activation } from './activation';
import { batchNormalization } from './batch-normalization';
import { conv2d } from './conv-2d';
import type { LayerDefinition } from './definition';
import { dense } from './dense';
import { depthwiseConv2d } from './depthwise-conv-2d';
import { dropout } from './dropout';
import { add, average, maximum, minimum, multiply } from './elementwise';
import { flatten } from './flatten';
import { globalAveragePooling2d, globalMaxPooling2d } from './global-pooling-2d';
import { inputLayer } from './input-layer';
import { relu } from './relu';
import { reshape } from './reshape';
import { zeroPadding2d } from './zero-padding-2d';

/** Every layer type that Graft knows, in the palette's order. */
export const layerDefinitions: readonly LayerDefinition[] = [
  inputLayer,
  dense,
  activation, relu,
  conv2d, depthwiseConv2d,
  globalAveragePooling2d, globalMaxPooling2d,
  batchNormalization,
  dropout,
  flatten, reshape, zeroPadding2d,
  add, multiply, average, maximum, minimum,
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
