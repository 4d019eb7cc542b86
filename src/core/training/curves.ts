import type { TrainingEvent } from './events';

/** One point of the curves within epochs; loss and accuracy are means over the epoch so far, as Keras tells them. */
export interface StepPoint {
  /** Counted from 1 over all epochs. */
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly learningRate: number;
}

/** A curve that never has more than `mostPoints`: when it is full every second point goes, and from then on only every `stride`-th is taken. */
export interface Thinned<T> {
  readonly points: readonly T[];
  readonly stride: number;
  /** Points passed over since the last one was taken. */
  readonly skipped: number;
}

export const mostPoints = 1_000;

export const noPoints: Thinned<never> = { points: [], stride: 1, skipped: 0 };

export function withPoint<T>({ points, stride, skipped }: Thinned<T>, point: T): Thinned<T> {
  if (points.length > 0 && skipped + 1 < stride) return { points, stride, skipped: skipped + 1 };
  if (points.length < mostPoints) return { points: [...points, point], stride, skipped: 0 };
  return { points: [...points.filter((_, index) => index % 2 === 0), point], stride: stride * 2, skipped: 0 };
}

export const stepPoint = ({ epoch, step, steps, loss, accuracy, learningRate }: Extract<TrainingEvent, { type: 'batch' }>): StepPoint => ({ step: (epoch - 1) * steps + step, loss, accuracy, learningRate });
