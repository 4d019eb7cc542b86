import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { defaultLearningRates, optimizers, trainingConfigSchema, type TrainingConfig } from '../../core/training/config';
import { Optimizer, type Trainable } from './optimizer';
import { ruleOf } from './rules';

beforeAll(() => tf.setBackend('cpu'));

const variables: tf.Variable[] = [];
afterEach(() => void tf.dispose(variables.splice(0)));

const trainable = (key: string, values: number[], rest: Partial<Trainable> = {}): Trainable => {
  const variable = tf.variable(tf.tensor1d(values));
  variables.push(variable);
  return { key, variable, multiplier: 1, decays: false, ...rest };
};

const optimizerOf = (trainables: readonly Trainable[], changes: Partial<TrainingConfig>): Optimizer => {
  const config = trainingConfigSchema.parse(changes);
  return new Optimizer(trainables, ruleOf(config), config);
};

/** Steps with gradients that depend on the variable's values and on the step. */
function train(optimizer: Optimizer, { variable }: Trainable, rate: number, from: number, to: number): void {
  for (let step = from; step < to; step++) tf.tidy(() => optimizer.apply([tf.add(tf.mul(variable, 2), Math.sin(step))], rate));
}

const valuesOf = ({ variable }: Trainable): number[] => [...variable.dataSync()];

describe.each(optimizers)('%s', (optimizer) => {
  const rate = defaultLearningRates[optimizer];

  it('goes down a bowl', () => {
    const one = trainable('a/kernel', [3, -2]);
    const made = optimizerOf([one], { optimizer });
    for (let step = 0; step < 300; step++) tf.tidy(() => made.apply([tf.mul(one.variable, 2)], rate * 3));
    expect(Math.hypot(...valuesOf(one))).toBeLessThan(Math.hypot(3, -2) - 0.1);
    made.dispose();
  });

  it('goes on from its state as if nothing had been, to the bit', async () => {
    const through = trainable('a/kernel', [1, -2, 0.5]);
    const whole = optimizerOf([through], { optimizer });
    train(whole, through, rate, 0, 12);
    const halted = trainable('a/kernel', [1, -2, 0.5]);
    const before = optimizerOf([halted], { optimizer });
    train(before, halted, rate, 0, 5);
    const state = JSON.parse(JSON.stringify(await before.state(), (_key, value: unknown) => (value instanceof Float32Array ? [...value] : value)));
    before.dispose();
    const after = optimizerOf([halted], { optimizer });
    after.restore({ ...state, slots: Object.fromEntries(Object.entries(state.slots as Record<string, number[]>).map(([name, values]) => [name, Float32Array.from(values)])) });
    train(after, halted, rate, 5, 12);
    expect(valuesOf(halted)).toEqual(valuesOf(through));
    whole.dispose();
    after.dispose();
  });

  it('scales the update, not the gradient, by the multiplier', () => {
    const full = trainable('a/kernel', [1, -2, 0.5]);
    const half = trainable('b/kernel', [1, -2, 0.5], { multiplier: 0.5 });
    const made = optimizerOf([full, half], { optimizer });
    tf.tidy(() => made.apply([tf.tensor1d([0.3, -0.2, 5]), tf.tensor1d([0.3, -0.2, 5])], rate));
    const [whole, part] = [valuesOf(full), valuesOf(half)];
    [1, -2, 0.5].forEach((start, at) => expect((part[at]! - start) / (whole[at]! - start)).toBeCloseTo(0.5, 3));
    made.dispose();
  });

  it('leaves no tensor behind', async () => {
    const one = trainable('a/kernel', [1, -2]);
    const none = tf.memory().numTensors;
    const made = optimizerOf([one], { optimizer, weightDecay: 0.1, clipNorm: 1, accumulate: 3, averaging: 0.9 });
    const held = tf.memory().numTensors;
    train(made, one, rate, 0, 10);
    made.flush(rate);
    made.exchangeAverages();
    made.restore(await made.state());
    expect(tf.memory().numTensors).toBe(held);
    made.dispose();
    expect(tf.memory().numTensors).toBe(none);
  });
});

describe('Optimizer', () => {
  it('decays kernels alone, and by their part of the learning rate', () => {
    const kernel = trainable('a/kernel', [2], { decays: true });
    const bias = trainable('a/bias', [2]);
    const slow = trainable('b/kernel', [2], { decays: true, multiplier: 0.1 });
    const made = optimizerOf([kernel, bias, slow], { optimizer: 'sgd', weightDecay: 0.1 });
    tf.tidy(() => made.apply([tf.tensor1d([0]), tf.tensor1d([0]), tf.tensor1d([0])], 0.5));
    expect(valuesOf(kernel)[0]).toBeCloseTo(2 * (1 - 0.05), 6);
    expect(valuesOf(slow)[0]).toBeCloseTo(2 * (1 - 0.005), 6);
    expect(valuesOf(bias)).toEqual([2]);
    made.dispose();
  });

  it('makes gradients no longer than asked, all together, and leaves shorter ones alone to the bit', () => {
    const [a, b] = [trainable('a/kernel', [0, 0]), trainable('b/bias', [0])];
    const made = optimizerOf([a, b], { optimizer: 'sgd', momentum: 0, clipNorm: 1 });
    tf.tidy(() => made.apply([tf.tensor1d([6, 0]), tf.tensor1d([8])], 1));
    expect(valuesOf(a)[0]).toBeCloseTo(-0.6, 6);
    expect(valuesOf(b)[0]).toBeCloseTo(-0.8, 6);
    const short = trainable('a/kernel', [0, 0]);
    const gentle = optimizerOf([short], { optimizer: 'sgd', momentum: 0, clipNorm: 1 });
    tf.tidy(() => gentle.apply([tf.tensor1d([0.1, -0.7])], 1));
    expect(valuesOf(short)).toEqual([-Math.fround(0.1), Math.fround(0.7)]);
    made.dispose();
    gentle.dispose();
  });

  it('updates by the mean of as many batches as asked for, or of those there are', async () => {
    const one = trainable('a/kernel', [0]);
    const made = optimizerOf([one], { optimizer: 'sgd', momentum: 0, accumulate: 3 });
    const apply = (gradient: number): boolean => tf.tidy(() => made.apply([tf.tensor1d([gradient])], 1));
    expect([apply(1), apply(2)]).toEqual([false, false]);
    expect(valuesOf(one)).toEqual([0]);
    expect((await made.state()).pending).toBe(2);
    expect(apply(6)).toBe(true);
    expect(valuesOf(one)).toEqual([-3]);
    apply(4);
    expect(made.flush(0.5)).toBe(true);
    expect(made.flush(0.5)).toBe(false);
    expect(valuesOf(one)).toEqual([-5]);
    made.dispose();
  });

  it('averages the weights, and puts the averages in their place and back', () => {
    const one = trainable('a/kernel', [0]);
    const made = optimizerOf([one], { optimizer: 'sgd', momentum: 0, averaging: 0.75 });
    made.exchangeAverages();
    expect(valuesOf(one)).toEqual([0]);
    for (const gradient of [-1, -3]) tf.tidy(() => made.apply([tf.tensor1d([gradient])], 1));
    expect(valuesOf(one)).toEqual([4]);
    made.exchangeAverages();
    expect(valuesOf(one)).toEqual([0.75 * (0.25 * 1) + 0.25 * 4]);
    made.exchangeAverages();
    expect(valuesOf(one)).toEqual([4]);
    made.dispose();
  });

  it('leaves a variable without a gradient alone', () => {
    const one = trainable('a/kernel', [2], { decays: true });
    const made = optimizerOf([one], { optimizer: 'adam', weightDecay: 0.1 });
    made.apply([null], 0.5);
    expect(valuesOf(one)).toEqual([2]);
    made.dispose();
  });

  it('refuses another one\'s state and stays as it was', async () => {
    const one = trainable('a/kernel', [2]);
    const made = optimizerOf([one], { optimizer: 'adam' });
    train(made, one, 0.1, 0, 3);
    const before = await made.state();
    expect(() => made.restore({ step: 7, pending: 0, slots: { 'a/kernel/momentum': new Float32Array(1) } })).toThrow('velocity');
    expect(() => made.restore({ step: 7, pending: 0, slots: { 'a/kernel/momentum': new Float32Array(1), 'a/kernel/velocity': new Float32Array(2) } })).toThrow('velocity');
    expect(await made.state()).toEqual(before);
    made.dispose();
  });
});
