/** One step of a sweep: the loss of a batch, before the update with this learning rate. */
export interface SweepPoint {
  readonly rate: number;
  readonly loss: number;
}

const [lowest, highest] = [1e-6, 10];

/** Steps of a whole sweep: 14 or so to a tenfold. */
export const sweepSteps = 100;

/** The learning rate of a step, counted from 0: each the same factor above the last, as Smith, https://arxiv.org/abs/1506.01186, section 3.3, on a logarithmic scale. */
export const sweepRate = (step: number): number => lowest * (highest / lowest) ** (step / (sweepSteps - 1));

/** Times the lowest loss at which there is nothing more to learn: as in fast.ai's finder. */
const hopeless = 4;
/** Steps before a loss may count as hopeless. */
const settling = 10;

export function hasDiverged(points: readonly SweepPoint[]): boolean {
  const last = points.at(-1);
  if (!last) return false;
  if (!Number.isFinite(last.loss)) return true;
  return points.length > settling && last.loss > hopeless * Math.min(...points.map(({ loss }) => loss));
}

/** Steps on each side that a loss is averaged with, and the width of the bell that weighs them. */
const [reach, width] = [6, 2.5];

/** Batches differ: each loss as the mean of those around it, weighed by a bell, so that the curve is not moved along the rates. */
export function smoothed(points: readonly SweepPoint[]): SweepPoint[] {
  const finite = points.filter(({ loss }) => Number.isFinite(loss));
  return finite.map(({ rate }, at) => {
    let [sum, weights] = [0, 0];
    // As far to one side as to the other, or the ends would lean.
    const side = Math.min(reach, at, finite.length - 1 - at);
    for (let near = at - side; near <= at + side; near++) {
      const weight = Math.exp(-0.5 * ((near - at) / width) ** 2);
      sum += weight * finite[near]!.loss;
      weights += weight;
    }
    return { rate, loss: sum / weights };
  });
}

/** Share of the first loss by which it must fall for a rate to be proposed. */
const leastFall = 0.02;

/**
 * Where the smoothed loss falls most steeply over the logarithm of the rate (Gugger, "How do you find a good learning rate", 2018; fast.ai's `steep`), and
 * at most a tenth of the rate where it is lowest (fast.ai's `minimum`): a late, steep fall lies close to where it begins to rise. To two figures; null where
 * the loss does not fall.
 */
export function suggestedRate(points: readonly SweepPoint[]): number | null {
  const curve = smoothed(points);
  const lowestAt = curve.reduce((best, { loss }, at) => (loss < curve[best]!.loss ? at : best), 0);
  if (lowestAt < 2 || curve[lowestAt]!.loss > curve[0]!.loss - leastFall * Math.abs(curve[0]!.loss)) return null;
  const fall = (at: number): number => curve[at - 1]!.loss - curve[at + 1]!.loss;
  let steepest = 1;
  for (let at = 2; at < lowestAt; at++) if (fall(at) > fall(steepest)) steepest = at;
  return roundRate(Math.min(curve[steepest]!.rate, curve[lowestAt]!.rate / 10));
}

/** To two figures. */
export const roundRate = (rate: number): number => Number(rate.toPrecision(2));
