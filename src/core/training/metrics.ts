import type { ImagePrediction } from './events';

/** How well one class is told from the others; shares 0 to 1, null where there is nothing to count. */
export interface ClassMetrics {
  /** Images that are of it. */
  readonly count: number;
  /** Of the images said to be of it, the share that is. */
  readonly precision: number | null;
  /** Of the images that are of it, the share said to be. */
  readonly recall: number | null;
  /** Harmonic mean of both. */
  readonly f1: number | null;
}

export interface Mistake {
  readonly id: string;
  readonly label: number;
  readonly predicted: number;
  /** Of the predicted class. */
  readonly probability: number;
}

export interface Evaluation {
  readonly count: number;
  /** Share of images told rightly; null for none. */
  readonly accuracy: number | null;
  /** Mean recall of the classes that have images, so that a large class does not hide a small one. */
  readonly balancedAccuracy: number | null;
  /** Images by true class (row) and predicted class (column). */
  readonly confusion: readonly (readonly number[])[];
  readonly perClass: readonly ClassMetrics[];
  /** The most confident first. */
  readonly mistakes: readonly Mistake[];
}

/** A probability for each class; one sigmoid unit gives that of the second of two. */
export function classProbabilities(output: readonly number[]): readonly number[] {
  return output.length === 1 ? [1 - output[0]!, output[0]!] : output;
}

/** Index of the largest, the first of equals; what is no number counts as the smallest. */
export function mostLikely(probabilities: readonly number[]): number {
  const sizes = probabilities.map((value) => (Number.isNaN(value) ? -Infinity : value));
  return sizes.indexOf(sizes.reduce((most, value) => Math.max(most, value), -Infinity));
}

/** @throws RangeError for a label or a prediction that is not one of the classes: a programming error. */
export function evaluate(predictions: readonly ImagePrediction[], classCount: number): Evaluation {
  const confusion = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
  const mistakes: Mistake[] = [];
  for (const { id, label, probabilities } of predictions) {
    const byClass = classProbabilities(probabilities);
    const predicted = mostLikely(byClass);
    const row = confusion[label];
    if (row?.[predicted] === undefined) throw new RangeError(`Image ${id} is of class ${label} and said to be of ${predicted}, but there are ${classCount} classes.`);
    row[predicted]! += 1;
    if (predicted !== label) mistakes.push({ id, label, predicted, probability: byClass[predicted]! });
  }
  const perClass = confusion.map((_row, index) => classMetrics(confusion, index));
  const right = confusion.reduce((sum, row, index) => sum + row[index]!, 0);
  return {
    count: predictions.length,
    accuracy: share(right, predictions.length),
    balancedAccuracy: mean(perClass.map(({ recall }) => recall).filter((recall) => recall !== null)),
    confusion,
    perClass,
    mistakes: mistakes.sort((a, b) => b.probability - a.probability),
  };
}

function classMetrics(confusion: readonly (readonly number[])[], index: number): ClassMetrics {
  const right = confusion[index]![index]!;
  const count = confusion[index]!.reduce((sum, cell) => sum + cell, 0);
  const said = confusion.reduce((sum, row) => sum + row[index]!, 0);
  return { count, precision: share(right, said), recall: share(right, count), f1: share(2 * right, said + count) };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

const mean = (values: readonly number[]): number | null => share(values.reduce((sum, value) => sum + value, 0), values.length);
