import { describe, expect, it } from 'vitest';
import { augmentationPresets } from '../augmentation/settings';
import type { PlanLayer } from '../graph/types';
import { memoryBudget } from './budget';
import { trainingConfigSchema } from './config';
import { estimateMemory, featureBatch, memoryAdvice } from './memory';

function layer(name: string, inputs: readonly string[], outputShape: readonly number[], weights: readonly number[], trainable: boolean): PlanLayer {
  return {
    name, className: 'Dense', config: {}, inputs, trainable, outputShape, stochastic: false, batchStatistics: false, learningRateMultiplier: 1,
    weights: weights.map((size, index) => ({ name: `w${index}`, shape: [size], trainable: true, source: null })),
  };
}

/** An input of 300 numbers, a frozen layer of 50, a head of 2. */
const plan = {
  layers: [layer('in', [], [10, 10, 3], [], true), layer('base', ['in'], [5, 10], [1000], false), layer('head', ['base'], [2], [100, 2], true)],
  outputs: ['head'],
};
const config = trainingConfigSchema.parse({ batchSize: 8 });
const counts = { train: 80, validation: 20 };
const gigabyte = 2 ** 30;

describe('estimateMemory', () => {
  it('counts features, weights with what training keeps of them, and the larger step', () => {
    const estimate = estimateMemory(plan, config, counts, gigabyte);
    expect(estimate).toMatchObject({ cached: true, inFile: 0, examples: 100 * 50 * 4, weights: (1102 + 3 * 102) * 4 });
    expect(estimate.step).toBe(featureBatch * 350 * 4);
    expect(estimate.total).toBe(estimate.examples + estimate.weights + estimate.step);
  });

  it('counts each view of the training images, and half precision as half', () => {
    const views = { ...config, augmentation: { ...augmentationPresets.gentle, views: 5 } };
    expect(estimateMemory(plan, views, counts, gigabyte).examples).toBe((80 * 5 + 20) * 50 * 4);
    expect(estimateMemory(plan, { ...views, halfFeatures: true }, counts, gigabyte).examples).toBe((80 * 5 + 20) * 50 * 2);
  });

  it('counts pixels as bytes where nothing is computed once', () => {
    const estimate = estimateMemory(plan, { ...config, featureCache: false, augmentation: { ...augmentationPresets.gentle, views: 5 } }, counts, gigabyte);
    expect(estimate).toMatchObject({ cached: false, examples: 100 * 300, step: 8 * (300 + 2 * 52) * 4 });
  });

  it('keeps in a file what memory has no room for', () => {
    const estimate = estimateMemory(plan, config, counts, 30_000);
    expect(estimate.inFile).toBe(20_000 - 15_000);
    expect(estimate.total).toBe(15_000 + estimate.weights + estimate.step);
  });
});

describe('memoryAdvice', () => {
  const estimate = estimateMemory(plan, config, counts, gigabyte);

  it('is silent where all fits', () => {
    expect(memoryAdvice(estimate, gigabyte, 0)).toEqual([]);
    expect(memoryAdvice({ ...estimate, inFile: 5000 }, gigabyte, null)).toEqual([]);
  });

  it('names what takes most', () => {
    expect(memoryAdvice(estimate, 1000, null)).toEqual([expect.stringContaining('batch size')]);
    expect(memoryAdvice({ ...estimate, weights: 1e9 }, 1000, null)).toEqual([expect.stringContaining('smaller network')]);
    expect(memoryAdvice({ ...estimate, inFile: 5000 }, gigabyte, 4000)).toEqual([expect.stringContaining('fewer views')]);
    expect(memoryAdvice({ ...estimate, inFile: 5000, cached: false }, gigabyte, 4000)).toEqual([expect.stringContaining('fewer images')]);
  });
});

it('memoryBudget is half of the memory, 2 GB at most, and 2 GB where nothing is known', () => {
  expect([8, 4, 2, 0.5, null].map((given) => memoryBudget(given) / gigabyte)).toEqual([2, 2, 1, 0.25, 2]);
});
