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

/** The curve, gone on by points in their order. */
export function withPoints<T>(curve: Thinned<T>, more: readonly T[]): Thinned<T> {
  let { points, stride, skipped }: { points: T[]; stride: number; skipped: number } = { ...curve, points: [...curve.points] };
  for (const point of more) {
    if (points.length > 0 && skipped + 1 < stride) {
      skipped += 1;
      continue;
    }
    if (points.length === mostPoints) [points, stride] = [points.filter((_, index) => index % 2 === 0), stride * 2];
    points.push(point);
    skipped = 0;
  }
  return { points, stride, skipped };
}
