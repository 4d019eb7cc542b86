import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import type { BuildPlan, PlanLayer } from '../core/graph/types';
import { findHead, toProbabilities } from './head';
import { batchResult } from './loss';
import { isCorrect, lossOf } from './scores';

function layer(name: string, className: string, config: Record<string, unknown>, inputs: string[], outputShape: number[]): PlanLayer {
  return { name, className, config, inputs, trainable: true, learningRateMultiplier: 1, outputShape, weights: [], stochastic: false, batchStatistics: false };
}

function planOf(layers: PlanLayer[], outputs = [layers.at(-1)!.name]): BuildPlan {
  return { name: 'p', layers, inputs: ['in'], outputs, classes: [], preprocessing: { scale: 1, offset: 0, color: 'rgb', fit: 'stretch' } };
}

const input = layer('in', 'InputLayer', {}, [], [1, 1, 8]);

describe('findHead', () => {
  it('takes a Dense softmax apart', () => {
    const plan = planOf([input, layer('out', 'Dense', { activation: 'softmax' }, ['in'], [5])]);
    expect(findHead(plan)).toEqual({ output: 'out', kind: 'softmax', loss: 'cross-entropy', stripped: 'out', units: 5, classCount: 5 });
  });

  it('looks through the Reshape at the end of MobileNet v1', () => {
    const plan = planOf([
      input, layer('preds', 'Conv2D', { activation: 'linear' }, ['in'], [1, 1, 9]),
      layer('act', 'Activation', { activation: 'softmax' }, ['preds'], [1, 1, 9]), layer('flat', 'Reshape', {}, ['act'], [9]),
    ]);
    expect(findHead(plan)).toMatchObject({ output: 'flat', kind: 'softmax', stripped: 'act', units: 9 });
  });

  it('does not take a softmax over the channels of a feature map for one over the classes', () => {
    const plan = planOf([input, layer('map', 'Conv2D', { activation: 'softmax' }, ['in'], [2, 2, 3]), layer('flat', 'Flatten', {}, ['map'], [12])]);
    expect(findHead(plan)).toMatchObject({ kind: 'probabilities', stripped: null, units: 12 });
  });

  it('knows one sigmoid unit as two classes, and linear outputs as logits', () => {
    expect(findHead(planOf([input, layer('out', 'Dense', { activation: 'sigmoid' }, ['in'], [1])]))).toMatchObject({ kind: 'sigmoid', classCount: 2 });
    expect(findHead(planOf([input, layer('out', 'Dense', {}, ['in'], [4])]))).toMatchObject({ kind: 'softmax' });
    expect(findHead(planOf([input, layer('out', 'Dense', { activation: 'relu' }, ['in'], [4])]))).toMatchObject({ kind: 'probabilities', stripped: null });
  });

  it('takes a vector of capsules\' lengths for what it is, and margin loss with it unless another is chosen', () => {
    const plan = planOf([input, layer('caps', 'CapsuleLayer', {}, ['in'], [4, 16]), layer('length', 'CapsuleLength', {}, ['caps'], [4])]);
    expect(findHead(plan)).toEqual({ output: 'length', kind: 'lengths', loss: 'margin', stripped: null, units: 4, classCount: 4 });
    expect(findHead(plan, { loss: 'cross-entropy' }).loss).toBe('cross-entropy');
    expect(findHead(planOf([input, layer('out', 'Dense', {}, ['in'], [4])]), { loss: 'margin' })).toMatchObject({ kind: 'softmax', loss: 'margin' });
    expect(toProbabilities([0.9, 0.8, 0.1, 0], 'lengths')).toEqual([0.9, 0.8, 0.1, 0]);
  });

  it('refuses several outputs', () => {
    expect(() => findHead(planOf([input], ['a', 'b']))).toThrow('2 outputs (a, b)');
  });
});

describe('scores', () => {
  it('gives probabilities that do not overflow', () => {
    expect(toProbabilities([1000, 1000], 'softmax')).toEqual([0.5, 0.5]);
    expect(toProbabilities([0], 'sigmoid')).toEqual([0.5, 0.5]);
    expect(toProbabilities([-1000], 'sigmoid')).toEqual([1, 0]);
    expect(toProbabilities([0.2, 0.8], 'probabilities')).toEqual([0.2, 0.8]);
  });

  it('measures cross-entropy as Keras does', () => {
    const soft = toProbabilities([1, 2, 3], 'softmax');
    expect(lossOf([1, 2, 3], 1, { kind: 'softmax', loss: 'cross-entropy' })).toBeCloseTo(-Math.log(soft[1]!), 10);
    const p = 1 / (1 + Math.exp(-0.7));
    expect(lossOf([0.7], 1, { kind: 'sigmoid', loss: 'cross-entropy' })).toBeCloseTo(-Math.log(p), 10);
    expect(lossOf([0.7], 0, { kind: 'sigmoid', loss: 'cross-entropy' })).toBeCloseTo(-Math.log(1 - p), 10);
    expect(lossOf([0.7, 0.7], 0, { kind: 'sigmoid', loss: 'cross-entropy' })).toBeCloseTo((-Math.log(p) - Math.log(1 - p)) / 2, 10);
    expect(lossOf([1, 3], 0, { kind: 'probabilities', loss: 'cross-entropy' })).toBeCloseTo(Math.log(4), 10);
    expect(lossOf([0, 1], 0, { kind: 'probabilities', loss: 'cross-entropy' })).toBeCloseTo(-Math.log(1e-7), 6);
    expect(lossOf([800, 0], 1, { kind: 'softmax', loss: 'cross-entropy' })).toBe(800);
  });

  it('measures margin loss by the paper\'s equation, of whatever the network ends in', () => {
    expect(lossOf([0.95, 0.05, 0.1], 0, { kind: 'lengths', loss: 'margin' })).toBe(0);
    expect(lossOf([0.4, 0.3, 0.1], 0, { kind: 'lengths', loss: 'margin' })).toBeCloseTo(0.5 ** 2 + 0.5 * 0.2 ** 2, 12);
    expect(lossOf([0.4, 0.3, 0.1], 2, { kind: 'lengths', loss: 'margin' })).toBeCloseTo(0.8 ** 2 + 0.5 * (0.3 ** 2 + 0.2 ** 2), 12);
    expect(lossOf([0], 1, { kind: 'sigmoid', loss: 'margin' })).toBeCloseTo(0.4 ** 2 + 0.5 * 0.4 ** 2, 12);
    expect(lossOf([1, 1], 0, { kind: 'softmax', loss: 'margin' })).toBeCloseTo(0.4 ** 2 + 0.5 * 0.4 ** 2, 12);
    expect(lossOf([0.6, 0.2], 0, { kind: 'lengths', loss: 'cross-entropy' })).toBeCloseTo(-Math.log(0.75), 10);
  });

  it('is focal loss, smoothed and binary where that was chosen', () => {
    const softmax = { kind: 'softmax', loss: 'focal', gamma: 2 } as const;
    const p = Math.exp(2) / (Math.exp(2) + 1);
    expect(lossOf([2, 0], 0, softmax)).toBeCloseTo(-((1 - p) ** 2) * Math.log(p), 12);
    expect(lossOf([2, 0], 0, { ...softmax, gamma: 0 })).toBeCloseTo(-Math.log(p), 12);
    expect(lossOf([2, 0], 0, { kind: 'softmax', loss: 'cross-entropy', smoothing: 0.2 })).toBeCloseTo(-0.9 * Math.log(p) - 0.1 * Math.log(1 - p), 12);
    expect(lossOf([2], 1, { kind: 'sigmoid', loss: 'cross-entropy', smoothing: 0.2 })).toBeCloseTo(-0.9 * Math.log(p) - 0.1 * Math.log(1 - p), 12);
    expect(lossOf([2], 1, { kind: 'sigmoid', loss: 'focal', gamma: 2 })).toBeCloseTo(-((1 - p) ** 2) * Math.log(p), 12);
    expect(lossOf([0.8, 0.3], 0, { kind: 'lengths', loss: 'binary' })).toBeCloseTo(-(Math.log(0.8) + Math.log(0.7)) / 2, 12);
  });

  it.each(['softmax', 'sigmoid', 'probabilities', 'lengths'] as const)('on the backend, %s has the same losses', async (kind) => {
    await tf.setBackend('cpu');
    for (const loss of ['cross-entropy', 'focal', 'binary', 'margin'] as const) {
      for (const smoothing of [0, 0.2]) {
        for (const units of kind === 'sigmoid' ? [1, 3] : [3]) {
          const head = { output: 'o', kind, loss, smoothing, gamma: 1.5, stripped: null, units, classCount: Math.max(2, units) };
          const values = [[0.7, 0.2, 0.3], [0.1, 0.5, 0.9]].map((row) => row.slice(0, units));
          const losses = [lossOf(values[0]!, 1, head), lossOf(values[1]!, 0, head)] as const;
          const onBackend = (weights?: readonly number[]): number => tf.tidy(() => batchResult(tf.tensor2d(values), [1, 0], head, weights).loss.arraySync());
          expect(onBackend(), `${loss}, ${units} units`).toBeCloseTo((losses[0] + losses[1]) / 2, 5);
          expect(onBackend([0.5, 3, 1]), `${loss}, ${units} units, weighted`).toBeCloseTo((3 * losses[0] + 0.5 * losses[1]) / 2, 5);
        }
      }
    }
  });

  it('counts what is right', () => {
    expect(isCorrect([0.1, 0.7, 0.2], 1)).toBe(true);
    expect(isCorrect([0.1, 0.7, 0.2], 0)).toBe(false);
    expect(isCorrect([0.3], 1)).toBe(true);
    expect(isCorrect([-0.3], 1)).toBe(false);
  });
});
