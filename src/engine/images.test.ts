import { describe, expect, it } from 'vitest';
import { imageInput, packChannels, sourceRectangle, toNetworkInput, type ImageInput } from './images';
import { buildConfig } from './layer-config';
import { seedOf } from '../core/random';
import { shuffledIndices } from './seeds';
import type { BuildPlan, PlanLayer } from '../core/graph/types';

const input: ImageInput = { layer: 'in', height: 100, width: 100, channels: 3, preprocessing: { scale: 1 / 127.5, offset: -1, color: 'rgb', fit: 'crop' } };

describe('images', () => {
  it('takes the largest centred rectangle, or all', () => {
    expect(sourceRectangle(400, 200, input)).toEqual({ x: 100, y: 0, width: 200, height: 200 });
    expect(sourceRectangle(200, 400, { ...input, width: 200 })).toEqual({ x: 0, y: 150, width: 200, height: 100 });
    expect(sourceRectangle(400, 200, { ...input, preprocessing: { ...input.preprocessing, fit: 'stretch' } })).toEqual({ x: 0, y: 0, width: 400, height: 200 });
  });

  it('makes grey by luma, in as many channels as the network takes', () => {
    const rgba = new Uint8ClampedArray([255, 0, 0, 255, 10, 20, 30, 255]);
    expect([...packChannels(rgba, input)]).toEqual([255, 0, 0, 10, 20, 30]);
    expect([...packChannels(rgba, { ...input, channels: 1 })]).toEqual([76, 18]);
    expect([...packChannels(rgba, { ...input, preprocessing: { ...input.preprocessing, color: 'grayscale' } })]).toEqual([76, 76, 76, 18, 18, 18]);
  });

  it('scales pixels', () => {
    const into = new Float32Array(3);
    toNetworkInput([0, 255], input.preprocessing, into, 1);
    expect([...into]).toEqual([0, -1, 1]);
  });

  it('refuses inputs that are no image of known size', () => {
    const plan = (shape: (number | null)[]): BuildPlan => ({
      name: 'p', inputs: ['in'], outputs: ['in'], classes: [], preprocessing: input.preprocessing,
      layers: [{ name: 'in', className: 'InputLayer', config: {}, inputs: [], trainable: true, learningRateMultiplier: 1, outputShape: shape, weights: [], stochastic: false, batchStatistics: false }],
    });
    expect(imageInput(plan([96, 64, 1]))).toMatchObject({ layer: 'in', height: 96, width: 64, channels: 1 });
    expect(() => imageInput(plan([null, null, 3]))).toThrow('takes ? × ? × 3');
    expect(() => imageInput(plan([10]))).toThrow('224 × 224 × 3');
    expect(() => imageInput(plan([8, 8, 4]))).toThrow('3 channels');
  });
});

describe('seeds', () => {
  it('depend on every part and are never 0', () => {
    expect(seedOf(1, 'a', 2)).toBe(seedOf(1, 'a', 2));
    expect(new Set([seedOf(1, 'a', 2), seedOf(1, 'a2'), seedOf(1, 'a', 3), seedOf(2, 'a', 2)]).size).toBe(4);
    for (let i = 0; i < 1000; i++) expect(seedOf(i)).toBeGreaterThan(0);
  });

  it('order every index once', () => {
    expect([...shuffledIndices(50, 3)].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index));
    expect(shuffledIndices(50, 3)).toEqual(shuffledIndices(50, 3));
    expect(shuffledIndices(50, 3)).not.toEqual(shuffledIndices(50, 4));
  });
});

describe('buildConfig', () => {
  const dense = (source: PlanLayer['weights'][number]['source']): PlanLayer => ({
    name: 'd', className: 'Dense', inputs: ['in'], trainable: true, learningRateMultiplier: 1, outputShape: [3], stochastic: false, batchStatistics: false,
    config: { units: 3, activation: 'softmax', kernel_initializer: 'he_normal', bias_initializer: { class_name: 'Zeros', config: {} } },
    weights: [{ name: 'kernel', shape: [2, 3], trainable: true, source }],
  });

  it('seeds what starts anew by the run and the layer', () => {
    const { config } = buildConfig(dense(null), { seed: 4, linear: false });
    expect(config['kernel_initializer']).toEqual({ class_name: 'HeNormal', config: { seed: seedOf(4, 'initializer', 'd', 'kernel_initializer') } });
    expect(config['bias_initializer']).toEqual({ class_name: 'Zeros', config: {} });
    expect(config['activation']).toBe('softmax');
  });

  it('draws nothing where the weights are copied in, and can leave the last activation out', () => {
    const { config } = buildConfig(dense({ set: 's', key: 'k', shape: [2, 3] }), { seed: 4, linear: true });
    expect(config['kernel_initializer']).toEqual({ class_name: 'Zeros', config: {} });
    expect(config['activation']).toBe('linear');
  });
});
