import { toProbabilities, type Head } from './head';

/** Keras's clip of probabilities before their logarithm. */
const smallest = 1e-7;

const clip = (p: number): number => Math.min(1 - smallest, Math.max(smallest, p));
/** log(1 + e^x) without overflow. */
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

function softmaxLoss(values: readonly number[], label: number): number {
  const top = Math.max(...values);
  return top + Math.log(values.reduce((sum, value) => sum + Math.exp(value - top), 0)) - values[label]!;
}

function sigmoidLoss(values: readonly number[], label: number): number {
  if (values.length === 1) return softplus(values[0]!) - label * values[0]!;
  return values.reduce((sum, value, unit) => sum + softplus(value) - (unit === label ? value : 0), 0) / values.length;
}

/** Margin loss's own: how sure a class that is there must at least be, one that is not at most, and how much the latter counts. */
export const margins = { present: 0.9, absent: 0.1, absentWeight: 0.5 } as const;

/** Sabour, Frosst and Hinton, https://arxiv.org/abs/1710.09829, equation 4, summed over the classes. */
function marginLoss(present: readonly number[], label: number): number {
  return present.reduce((sum, sure, index) => {
    const short = index === label ? margins.present - sure : sure - margins.absent;
    return sum + (index === label ? 1 : margins.absentWeight) * Math.max(0, short) ** 2;
  }, 0);
}

/**
 * Of one image: margin loss, or cross-entropy, which is categorical for `softmax`, `probabilities` and `lengths`, and binary for `sigmoid` (its mean
 * over the units).
 */
export function lossOf(values: readonly number[], label: number, { kind, loss }: Pick<Head, 'kind' | 'loss'>): number {
  if (loss === 'margin') return marginLoss(toProbabilities(values, kind), label);
  if (kind === 'softmax') return softmaxLoss(values, label);
  if (kind === 'sigmoid') return sigmoidLoss(values, label);
  const sum = values.reduce((total, value) => total + value, 0);
  return -Math.log(clip(values[label]! / sum));
}

/** Whether the class of the highest value (for a single sigmoid unit: the side of 0 that it lies on) is the label. */
export function isCorrect(values: readonly number[], label: number): boolean {
  if (values.length === 1) return (values[0]! > 0 ? 1 : 0) === label;
  return values.indexOf(Math.max(...values)) === label;
}
