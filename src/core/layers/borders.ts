import { formatShape, type Shape } from '../shape';
import { LayerError } from './definition';

export type Border = readonly [before: number, after: number];

/** A size with a border on both sides; null for an unknown one. */
export const widened = (size: number | null | undefined, [before, after]: Border): number | null => (size == null ? null : size + before + after);

/** A size without its borders; null for an unknown one. @throws LayerError when nothing would be left */
export function cropped(layer: string, shape: Shape, axis: number, [before, after]: Border, what: string): number | null {
  const size = shape[axis] ?? null;
  if (size === null) return null;
  if (size > before + after) return size - before - after;
  throw new LayerError('bad-shape', `${layer} would leave nothing of ${formatShape(shape)}: cut fewer ${what}.`);
}

export const multiplied = (size: number | null | undefined, factor: number): number | null => (size == null ? null : size * factor);
