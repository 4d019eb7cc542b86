import { toProbabilities, type Head } from './head';

type Objective = Pick<Head, 'kind' | 'loss' | 'smoothing' | 'gamma'>;

/** Keras's clip of probabilities before their logarithm. */
const smallest = 1e-7;

const clip = (p: number): number => Math.min(1 - smallest, Math.max(smallest, p));
/** log(1 + e^x) without overflow. */
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** The exponent of focal loss; 0 makes it the plain one (Lin et al., https://arxiv.org/abs/1708.02002). */
export const focusOf = ({ loss, gamma }: Objective): number => (loss === 'focal' ? (gamma ?? 0) : 0);

/** Whether each unit is a question by itself, and not one of several answers to the same one. */
export const isOneByOne = ({ kind, loss }: Objective): boolean => kind === 'sigmoid' || loss === 'binary';

/** Margin loss's own: how sure a class that is there must at least be, one that is not at most, and how much the latter counts. */
export const margins = { present: 0.9, absent: 0.1, absentWeight: 0.5 } as const;

/** Sabour, Frosst and Hinton, https://arxiv.org/abs/1710.09829, equation 4, summed over the classes. */
function marginLoss(present: readonly number[], label: number): number {
  return present.reduce((sum, sure, index) => {
    const short = index === label ? margins.present - sure : sure - margins.absent;
    return sum + (index === label ? 1 : margins.absentWeight) * Math.max(0, short) ** 2;
  }, 0);
}

/** Of all classes together: their logarithms, against targets that add up to 1. */
function categoricalLoss(values: readonly number[], label: number, objective: Objective): number {
  const { kind, smoothing = 0 } = objective;
  const top = Math.max(...values);
  const whole = kind === 'softmax' ? top + Math.log(sumOf(values.map((value) => Math.exp(value - top)))) : sumOf(values);
  return sumOf(values.map((value, index) => {
    const log = kind === 'softmax' ? value - whole : Math.log(clip(value / whole));
    const target = (index === label ? 1 - smoothing : 0) + smoothing / values.length;
    return -target * (1 - Math.exp(log)) ** focusOf(objective) * log;
  }));
}

/** Of each unit by itself, there or not; the mean over them. */
function binaryLoss(values: readonly number[], label: number, objective: Objective): number {
  const { kind, smoothing = 0 } = objective;
  const present = kind === 'sigmoid' ? values : toProbabilities(values, kind).map(clip);
  const losses = present.map((value, unit) => {
    const there = values.length === 1 ? label : Number(unit === label);
    const target = there * (1 - smoothing) + smoothing / 2;
    const [yes, no] = kind === 'sigmoid' ? [-softplus(-value), -softplus(value)] : [Math.log(value), Math.log(1 - value)];
    const right = target * Math.exp(yes) + (1 - target) * Math.exp(no);
    return -(target * yes + (1 - target) * no) * (1 - right) ** focusOf(objective);
  });
  return sumOf(losses) / losses.length;
}

/** Of one image: margin loss, cross-entropy or focal loss, the latter two binary for `sigmoid` and where `binary` was chosen, else categorical. */
export function lossOf(values: readonly number[], label: number, objective: Objective): number {
  if (objective.loss === 'margin') return marginLoss(toProbabilities(values, objective.kind), label);
  return isOneByOne(objective) ? binaryLoss(values, label, objective) : categoricalLoss(values, label, objective);
}

/** Whether the class of the highest value (for a single sigmoid unit: the side of 0 that it lies on) is the label. */
export function isCorrect(values: readonly number[], label: number): boolean {
  if (values.length === 1) return (values[0]! > 0 ? 1 : 0) === label;
  return values.indexOf(Math.max(...values)) === label;
}
