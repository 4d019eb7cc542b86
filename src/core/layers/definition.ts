import type { z } from 'zod';
import type { Shape } from '../shape';

/** One weight tensor of a layer, under Keras's own name: `kernel`, `bias`, `gamma`, `moving_mean`, ... */
export interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  /** false for what training never changes by gradient: BatchNormalization's moving statistics. */
  readonly trainable: boolean;
}

export const layerCategories = [
  'input', 'core', 'convolution', 'pooling', 'normalization', 'activation',
  'regularization', 'reshaping', 'merging', 'recurrent', 'attention', 'capsule', 'preprocessing',
] as const;
export type LayerCategory = (typeof layerCategories)[number];

/** A layer's Keras config without `name` and `trainable`, which the document keeps apart. */
export type LayerConfig = Readonly<Record<string, unknown>>;

/** A layer as a wrapper's config holds it: canonical, its `name` and `trainable` among its arguments. */
export interface InnerLayer {
  readonly class_name: string;
  readonly config: LayerConfig;
}

/**
 * Everything Graft knows of one Keras layer type. Palette, settings form, validation, search, import and export derive from it.
 * `config` below is always the parsed output of `schema`. Shapes have no batch axis.
 */
export interface LayerDefinition<S extends z.ZodObject = z.ZodObject> {
  /** Keras class name, `Conv2D`. */
  readonly className: string;
  readonly category: LayerCategory;
  /** What it does, in one or two plain sentences. */
  readonly help: string;
  /** Keras arguments by Keras's names, with defaults; each field has `.meta({ title, description })`. Unknown keys are dropped. */
  readonly schema: S;
  /** Arguments that other Keras versions name differently, by that other name: `{ batch_shape: 'batch_input_shape' }`. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** How many tensors it takes. InputLayer 0, Add 2 to Infinity. */
  readonly inputs: { readonly min: number; readonly max: number };
  /** In training its output is random (dropout, noise); in inference mode it is the identity. */
  readonly stochastic?: boolean;
  /** In training it normalises by the batch's statistics and updates moving ones (BatchNormalization). */
  readonly batchStatistics?: boolean;
  /** A class of Graft's own (engine/custom-layers) that plain TensorFlow.js has to be taught: exports carry it with them. */
  readonly custom?: boolean;
  /** Of a wrapper (TimeDistributed, Bidirectional): the layer that it holds, whose definition says the rest. */
  inner?(config: z.output<S>): InnerLayer;
  /**
   * The config as it is to be built and exported, where tfjs would take the canonical one otherwise than Keras does. It means the same,
   * and is canonical too; absent where there is nothing to change. @throws LayerError as outputShape does.
   */
  buildConfig?(config: z.output<S>, inputs: readonly Shape[]): z.output<S>;
  /** @throws LayerError when these inputs do not fit, with a message that a person can act on. */
  outputShape(config: z.output<S>, inputs: readonly Shape[]): Shape;
  /** In Keras's creation order. @throws LayerError as outputShape does. */
  weights(config: z.output<S>, inputs: readonly Shape[]): readonly WeightSpec[];
  /** Multiply-adds for one example; 0 where Keras-like tools count none. */
  macs(config: z.output<S>, inputs: readonly Shape[]): number;
}

/** Inputs or arguments that a layer cannot work with. */
export class LayerError extends Error {
  constructor(
    readonly code: LayerErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'LayerError';
  }
}
export type LayerErrorCode = 'bad-config' | 'bad-rank' | 'bad-shape' | 'bad-arity' | 'unknown-size' | 'too-large';
