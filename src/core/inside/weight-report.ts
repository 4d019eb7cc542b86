import type { TensorValues } from '../tensor';
import { filterPictures, type Picture } from './filter-pictures';
import { differenceOf, histogramOf, statisticsOf, type Statistics } from './statistics';

/** A tensor's numbers, in figures. */
export interface TensorView {
  readonly statistics: Statistics;
  /** How many numbers lie in each part of the report's range. */
  readonly histogram: readonly number[];
}

/** One weight of a layer: as it is, as it was when the network was opened, and what changed. */
export interface WeightReport {
  readonly name: string;
  readonly shape: readonly number[];
  /** The histograms of `now` and `before` are over this range. */
  readonly range: readonly [number, number];
  readonly now: TensorView;
  /** null where the network as opened had no such weight, or one of another shape. */
  readonly before: TensorView | null;
  /** Of `now - before`; null without a `before`. */
  readonly difference: Statistics | null;
  /** The filters, where the weight is the kernel of a convolution that reads pictures. */
  readonly filters: readonly Picture[];
}

export const histogramBins = 48;

const sameShape = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((size, axis) => size === b[axis]);

/** @param pictures whether to draw the filters: the layer is a convolution */
export function reportWeight(name: string, now: TensorValues, before: TensorValues | null, pictures: boolean): WeightReport {
  const old = before && sameShape(now.shape, before.shape) ? before.values : null;
  const statistics = statisticsOf(now.values);
  const oldStatistics = old && statisticsOf(old);
  const range = [Math.min(statistics.min, oldStatistics?.min ?? Infinity), Math.max(statistics.max, oldStatistics?.max ?? -Infinity)] as const;
  const view = (values: Float32Array, of: Statistics): TensorView => ({ statistics: of, histogram: histogramOf(values, histogramBins, ...range) });
  return {
    name, shape: now.shape, range,
    now: view(now.values, statistics),
    before: old && oldStatistics && view(old, oldStatistics),
    difference: old && statisticsOf(differenceOf(now.values, old)),
    filters: pictures && name === 'kernel' ? filterPictures(now) : [],
  };
}
