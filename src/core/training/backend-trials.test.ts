import { describe, expect, it } from 'vitest';
import type { BuildPlan, PlanLayer } from '../graph/types';
import { hardestPlan, quickest, trialShares, trialTime } from './backend-trials';

const wasm = { name: 'wasm', software: false } as const;
const card = { name: 'webgl', software: false } as const;
const painted = { name: 'webgl', software: true } as const;
const webgpu = { name: 'webgpu', software: false } as const;
const took = (backend: typeof wasm | typeof card | typeof painted | typeof webgpu, milliseconds: number | null, perImage: number | null = null) => ({ ...backend, milliseconds, perImage, share: 500, failed: false });
const unable = (backend: typeof webgpu | typeof wasm) => ({ ...took(backend, null), failed: true });
const work = { steps: 100, images: 0 };

describe('trialShares', () => {
  it('never takes longer than all may, and leaves software little', () => {
    for (const candidates of [[wasm], [wasm, painted], [card, wasm], [webgpu, card, wasm]]) {
      const shares = trialShares(candidates);
      expect(shares.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(trialTime);
      expect(Math.min(...shares)).toBeGreaterThan(0);
    }
    expect(trialShares([wasm, painted])[1]).toBeLessThan(trialShares([wasm, card])[1]!);
  });
});

describe('quickest', () => {
  it('is what took the least time a step', () => {
    expect(quickest([took(card, 9), took(wasm, 14)], work)).toBe('webgl');
    expect(quickest([took(card, 40), took(wasm, 14)], work)).toBe('wasm');
    expect(quickest([took(wasm, 900), took(painted, 1200)], work)).toBe('wasm');
  });

  it('counts what the frozen part takes', () => {
    const trials = [took(card, 5, 2), took(wasm, 1, 15)];
    expect(quickest(trials, { steps: 100, images: 0 })).toBe('wasm');
    expect(quickest(trials, { steps: 100, images: 200 })).toBe('webgl');
  });

  it('passes over what ended no step, unless it is a graphics card and the others take long', () => {
    expect(quickest([took(wasm, 14), took(painted, null)], work)).toBe('wasm');
    expect(quickest([took(wasm, 900), took(painted, null)], work)).toBe('wasm');
    expect(quickest([took(card, null), took(wasm, 14)], work)).toBe('wasm');
    expect(quickest([took(card, null), took(wasm, 900)], work)).toBe('webgl');
  });

  it('passes over what cannot train the network', () => {
    expect(quickest([unable(webgpu), took(wasm, 900)], work)).toBe('wasm');
    expect(quickest([unable(webgpu), took(wasm, null)], work)).toBe('wasm');
  });

  it('goes by kind where nothing could be measured', () => {
    expect(quickest([took(webgpu, null), took(card, null), took(wasm, null)], work)).toBe('webgpu');
    expect(quickest([took(wasm, null), took(painted, null)], work)).toBe('wasm');
    expect(quickest([unable(webgpu), unable(wasm)], work)).toBe('webgpu');
  });
});

describe('hardestPlan', () => {
  const layer = (name: string, inputs: string[], trainable: boolean): PlanLayer => ({
    name, className: 'Dense', config: { name, trainable }, inputs, trainable, learningRateMultiplier: 1, outputShape: [1], stochastic: false, batchStatistics: false,
    weights: [{ name: 'kernel', shape: [1, 1], trainable: true, source: null }],
  });
  const layers = [layer('a', [], false), layer('b', ['a'], false), layer('c', ['b'], true)];
  const plan: BuildPlan = { name: 'p', layers, inputs: ['a'], outputs: ['c'], classes: [], preprocessing: { scale: 1, offset: 0, color: 'rgb', fit: 'stretch' } };
  const trained = ({ layers: all }: BuildPlan): string[] => all.filter(({ trainable }) => trainable).map(({ name }) => name);

  it('is the network itself, or as the phase that trains most of it does', () => {
    expect(hardestPlan(plan, [])).toBe(plan);
    const phase = (trains: string[] | null) => ({ epochs: 1, rate: 1, trains });
    expect(trained(hardestPlan(plan, [phase(null)]))).toEqual(['c']);
    expect(trained(hardestPlan(plan, [phase(['c']), phase(['a', 'b', 'c']), phase(['b', 'c'])]))).toEqual(['a', 'b', 'c']);
  });
});
