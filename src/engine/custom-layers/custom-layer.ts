import type * as tfjs from '@tensorflow/tfjs';

/**
 * The parts of TensorFlow.js that these layers use. They are handed in, never imported, so that the same code runs in the page's engine and beside
 * an exported model with whatever copy of TensorFlow.js is there (see `tools/custom-layers-module.mjs`).
 */
export type Tf = Pick<
  typeof tfjs,
  | 'layers' | 'initializers' | 'regularizers' | 'constraints' | 'serialization' | 'tidy' | 'backend'
  | 'abs' | 'add' | 'addN' | 'clipByValue' | 'concat' | 'conv2d' | 'conv2dTranspose' | 'depthwiseConv2d' | 'div' | 'dropout' | 'elu' | 'exp' | 'leakyRelu' | 'matMul' | 'max'
  | 'maximum' | 'mean' | 'mul' | 'neg' | 'pad' | 'relu' | 'relu6' | 'reshape' | 'slice' | 'softmax' | 'softplus' | 'sqrt' | 'square' | 'step' | 'sub' | 'sum' | 'tanh' | 'tensor'
  | 'tile' | 'transpose' | 'zeros'
>;

/** A layer's arguments by Keras's names in camel case, as TensorFlow.js gives them. */
export type Settings = Readonly<Record<string, unknown>>;

export interface CustomWeight {
  /** Keras's name; `kernel`, or `query/kernel` where Keras nests layers. */
  readonly name: string;
  readonly shape: readonly number[];
  /** Which arguments it starts and is bound by: `kernel` stands for `kernelInitializer`, `kernelRegularizer` and `kernelConstraint`. */
  readonly by: string;
  /** Its numbers at first where no argument says: 0 when absent. */
  readonly startsAt?: number;
  /** false for what gradients never change. */
  readonly trainable?: boolean;
}

export interface CallOptions {
  /** Whether gradients are being taken and the layer is not frozen. */
  readonly training: boolean;
  /** Of this step, for what is random; undefined where nobody wants it repeated. */
  readonly seed: number | undefined;
  /** Inputs beside the first, of a layer that joins several. */
  readonly others: readonly tfjs.Tensor[];
}

/** A layer type that TensorFlow.js does not have: its maths, and what TensorFlow.js asks of a layer. Shapes here have no batch axis. */
export interface CustomLayer {
  /** Keras class name. */
  readonly className: string;
  weights(settings: Settings, input: readonly (number | null)[]): readonly CustomWeight[];
  outputShape(settings: Settings, input: readonly (number | null)[], others: readonly (readonly (number | null)[])[]): readonly (number | null)[];
  /** `x` is `[batch, ...input]`; the output `[batch, ...outputShape]`. */
  call(tf: Tf, x: tfjs.Tensor, weight: (name: string) => tfjs.Tensor, settings: Settings, options: CallOptions): tfjs.Tensor;
}

export const numberIn = (settings: Settings, name: string): number => Number(settings[name]);
export const noWeights = (): readonly CustomWeight[] => [];
export const sameShape = (_settings: Settings, input: readonly (number | null)[]): readonly (number | null)[] => input;
