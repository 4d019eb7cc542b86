/** One moment at which the page showed that an epoch had ended. */
export interface EpochPoint {
  readonly epoch: number;
  /** Since "Start training" was pressed. */
  readonly seconds: number;
  /** Share of the photographs of held-out vehicles that are told rightly. */
  readonly accuracy: number;
  readonly loss: number;
}

/** One way of training the network, and how it went. */
export interface Measurement {
  readonly id: 'head' | 'last-stage' | 'random';
  readonly title: string;
  /** What is set apart from what all have in common. */
  readonly learningRate: number;
  readonly epochs: number;
  readonly trainableParams: number;
  /** Layers whose output was computed once an image. */
  readonly cachedLayers: number;
  readonly points: readonly EpochPoint[];
  /** Of the run, until its weights were stored. */
  readonly seconds: number;
  /** The epoch that is kept: the one of the lowest loss on the held-out vehicles. */
  readonly kept: EpochPoint;
}

export interface Transfer {
  readonly network: string;
  readonly machine: string;
  readonly train: number;
  readonly heldOut: number;
  readonly classes: number;
  readonly common: Readonly<Record<string, string | number>>;
  readonly measurements: readonly Measurement[];
}

/** Seconds into the run at which an accuracy was first shown; null when it never was. */
export const secondsUntil = ({ points }: Measurement, accuracy: number): number | null => points.find((point) => point.accuracy >= accuracy)?.seconds ?? null;
