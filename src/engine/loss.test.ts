import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Head } from './head';
import { batchResult, type BatchResult, type Target } from './loss';
import { lossOf } from './scores';

beforeAll(() => tf.setBackend('cpu'));

const heads: readonly Head[] = [
  { output: 'o', kind: 'softmax', loss: 'cross-entropy', stripped: null, units: 3, classCount: 3 },
  { output: 'o', kind: 'sigmoid', loss: 'cross-entropy', stripped: null, units: 3, classCount: 3 },
  { output: 'o', kind: 'sigmoid', loss: 'cross-entropy', stripped: null, units: 1, classCount: 2 },
  { output: 'o', kind: 'probabilities', loss: 'cross-entropy', stripped: null, units: 3, classCount: 3 },
  { output: 'o', kind: 'lengths', loss: 'margin', stripped: null, units: 3, classCount: 3 },
  { output: 'o', kind: 'softmax', loss: 'margin', stripped: null, units: 3, classCount: 3 },
];
const rows = [[0.2, 0.7, 0.1], [0.6, 0.3, 0.1], [0.05, 0.15, 0.8]];
const labels = [1, 1, 0];

const withNumbers = ({ loss, measured }: BatchResult) => ({ loss: loss.dataSync()[0]!, measured: measured.dataSync() });

function measured(head: Head, targets: readonly Target[]): { loss: number; correct: number } {
  return tf.tidy(() => {
    const { loss, measured: [mean, correct] } = withNumbers(batchResult(tf.tensor2d(rows.map((row) => row.slice(0, head.units))), targets, head));
    expect(mean).toBe(loss);
    return { loss, correct: correct! };
  });
}

const whole = (label: number, count: number): number[] => Array.from({ length: count }, (_, index) => Number(index === label));

describe.each(heads.map((head) => [`${head.kind} of ${head.units}, ${head.loss}`, head] as const))('batchResult: %s', (_name, head) => {
  it('is the mean of what one image costs', () => {
    const each = rows.map((row, index) => lossOf(row.slice(0, head.units), labels[index]!, head));
    expect(measured(head, labels).loss).toBeCloseTo(each.reduce((sum, loss) => sum + loss, 0) / rows.length, 5);
  });

  it('is the same, to the bit, for a class and for all of its share', () => {
    expect(measured(head, labels.map((label) => whole(label, head.classCount)))).toEqual(measured(head, labels));
    expect(measured(head, [labels[0]!, whole(labels[1]!, head.classCount), labels[2]!])).toEqual(measured(head, labels));
  });

  it('goes by the shares in between: every loss here is linear in them', () => {
    const mixed = labels.map((label) => whole(label, head.classCount).map((share, index) => 0.7 * share + 0.3 * Number(index === 0)));
    const expected = 0.7 * measured(head, labels).loss + 0.3 * measured(head, [0, 0, 0]).loss;
    expect(measured(head, mixed).loss).toBeCloseTo(expected, 5);
    expect(measured(head, mixed).correct).toBe(measured(head, labels).correct);
  });
});
