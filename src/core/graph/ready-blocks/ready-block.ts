import type { LayerConfig } from '../../layers/definition';
import { err, type Result } from '../../result';
import { formatShape, type Shape } from '../../shape';

/** One layer of a block. Its name is short and local: the block's own name is put before it. */
export interface BlockLayer {
  readonly name: string;
  /** Keras class name. */
  readonly type: string;
  readonly config?: LayerConfig;
  /** Names of layers of the block before it; null is what the block is put behind. Without inputs it follows the layer before it. */
  readonly inputs?: readonly (string | null)[];
}

/** Layers that belong together, put in in one go. */
export interface ReadyBlock {
  /** What its layers' names begin with, `residual`. */
  readonly id: string;
  /** As people call it, `Residual block`. */
  readonly title: string;
  /** What it is for, in one or two plain sentences. */
  readonly help: string;
  /** The layers for a place whose output has this shape (no batch axis), the last one leads on; or why there can be none. */
  build(shape: Shape): Result<readonly BlockLayer[], string>;
}

/** Height, width and channels of a feature map whose size is known; else null. */
export function featureMap(shape: Shape): readonly [number, number, number] | null {
  const [height, width, channels] = shape;
  return shape.length === 3 && height && width && channels ? [height, width, channels] : null;
}

export const needsFeatureMap = (title: string, shape: Shape): Result<never, string> =>
  err(`${title} works on a feature map (height × width × channels) of known size, but here it would get ${formatShape(shape)}.`);

/** Brings a feature map down to one list of numbers: the mean of each channel, or where it is 1 × 1 its numbers as they are. */
export function flattening(shape: Shape): readonly BlockLayer[] {
  if (shape.length < 2) return [];
  const map = shape.length === 3 && !(shape[0] === 1 && shape[1] === 1);
  return [map ? { name: 'pool', type: 'GlobalAveragePooling2D' } : { name: 'flatten', type: 'Flatten' }];
}

