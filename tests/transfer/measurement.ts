/** The end of an epoch. */
export interface EpochPoint {
  readonly epoch: number;
  /** Since "Start training" was pressed. */
  readonly seconds: number;
  /** Share of the photographs of held-out vehicles that are told rightly. */
  readonly accuracy: number;
  readonly loss: number;
}

/** One way of training the network. */
export interface Way {
  readonly id: 'head' | 'last-stage' | 'random';
  readonly title: string;
  readonly learningRate: number;
}

/** How it went. */
export interface Measurement extends Way {
  readonly epochs: number;
  readonly trainableParams: number;
  /** Layers whose output was computed once an image. */
  readonly cachedLayers: number;
  readonly points: readonly EpochPoint[];
  /** Of the run, until its weights were stored. */
  readonly seconds: number;
  /** The epoch that Graft keeps: the one of the lowest loss on the held-out vehicles. */
  readonly kept: EpochPoint;
}

/** The same photographs for all ways. */
export interface Comparison {
  readonly title: string;
  readonly train: number;
  readonly heldOut: number;
  readonly measurements: readonly Measurement[];
}

export interface Transfer {
  readonly machine: string;
  readonly classes: number;
  readonly batchSize: number;
  readonly seed: number;
  readonly comparisons: readonly Comparison[];
}

/** Seconds into the run after which an accuracy was reached; null when it never was. */
export const secondsUntil = ({ points }: Measurement, accuracy: number): number | null => points.find((point) => point.accuracy >= accuracy)?.seconds ?? null;
