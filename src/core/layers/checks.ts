import { formatShape, type Shape } from '../shape';
import { LayerError, type WeightSpec } from './definition';

/** What one weight tensor may hold at most: 2^28 numbers, 1 GiB. */
export const maxWeightNumbers = 2 ** 28;

/** The one input. @throws LayerError when there are none or several. */
export function oneInput(layer: string, inputs: readonly Shape[]): Shape {
  const [first] = inputs;
  if (!first || inputs.length !== 1) throw new LayerError('bad-arity', `${layer} takes one input, but ${inputs.length} are connected.`);
  return first;
}

const rankNames: Readonly<Record<number, string>> = {
  1: 'a flat list of numbers (such as 256)',
  2: 'steps of features (such as 49 × 256)',
  3: 'an image-like input (height × width × channels)',
  4: 'a volume or a sequence of images (depth or steps × height × width × channels)',
};

/** The one input, of this rank. @throws LayerError */
export function inputOfRank(layer: string, inputs: readonly Shape[], rank: number, hint = ''): Shape {
  const shape = oneInput(layer, inputs);
  if (shape.length === rank) return shape;
  throw new LayerError('bad-rank', `${layer} needs ${rankNames[rank] ?? `${rank} axes`}, but gets ${formatShape(shape)}.${hint && ` ${hint}`}`);
}

/** A size that weights depend on. `axis` may be negative. @throws LayerError when it is not known */
export function knownSize(layer: string, shape: Shape, axis: number): number {
  const size = shape.at(axis);
  if (typeof size === 'number') return size;
  throw new LayerError('unknown-size', `${layer} must know the size of the ${axis === -1 ? 'last axis' : `axis ${axis + 1}`} of its input, which is ${formatShape(shape)}. Set a fixed size in the input layer.`);
}

/** @throws LayerError when the tensor would be larger than `maxWeightNumbers` */
export function weight(layer: string, name: string, shape: readonly number[], trainable = true): WeightSpec {
  const numbers = shape.reduce((product, size) => product * size, 1);
  if (numbers > maxWeightNumbers) {
    throw new LayerError('too-large', `${layer}'s ${name} would hold ${shape.join(' × ')} numbers, more than fit (${maxWeightNumbers.toLocaleString('en')}). Choose fewer units or filters, or make the input smaller.`);
  }
  return { name, shape, trainable };
}

/** An index into a shape without batch, of a Keras axis, which counts the batch as 0 and may be negative. @throws LayerError */
export function featureAxis(layer: string, axis: number, shape: Shape): number {
  const index = axis < 0 ? shape.length + axis : axis - 1;
  if (index >= 0 && index < shape.length) return index;
  throw new LayerError('bad-config', `${layer}'s axis ${axis} is not one of its input's, which is ${formatShape(shape)}: use -1 for the last${axis === 0 ? ' (axis 0 is the batch)' : ''}.`);
}

/** tfjs normalises inputs of one to three axes. @throws LayerError for others */
export function normalizable(layer: string, inputs: readonly Shape[]): Shape {
  const shape = oneInput(layer, inputs);
  if (shape.length >= 1 && shape.length <= 3) return shape;
  throw new LayerError('bad-rank', `${layer} works on one to three axes, but gets ${formatShape(shape)}.`);
}
