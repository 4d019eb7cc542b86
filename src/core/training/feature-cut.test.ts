import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { PlanLayer } from '../graph/types';
import { featureCut, inputCut, layersBetween } from './feature-cut';

type Kind = 'weights' | 'plain' | 'dropout' | 'norm';

function layer(name: string, inputs: readonly string[], kind: Kind, trainable: boolean): PlanLayer {
  const weights = kind === 'weights' || kind === 'norm' ? [{ name: 'kernel', shape: [1], trainable: true, source: null }] : [];
  return { name, className: kind, config: {}, inputs, trainable, learningRateMultiplier: 1, outputShape: [1], weights, stochastic: kind === 'dropout', batchStatistics: kind === 'norm' };
}

const input = layer('in', [], 'plain', true);
const frozen = (name: string, ...inputs: string[]): PlanLayer => layer(name, inputs, 'weights', false);
const trained = (name: string, ...inputs: string[]): PlanLayer => layer(name, inputs, 'weights', true);

describe('featureCut', () => {
  it('takes the frozen chain and what has no weights behind it', () => {
    const layers = [input, frozen('a', 'in'), layer('pool', ['a'], 'plain', true), trained('head', 'pool')];
    expect(featureCut({ layers }, 'head')).toEqual({ cached: ['in', 'a', 'pool'], boundary: ['pool'], saved: 2 });
  });

  it('stores both tensors where a skip crosses the cut', () => {
    const layers = [input, frozen('a', 'in'), frozen('b', 'a'), trained('c', 'b'), layer('sum', ['a', 'c'], 'plain', true)];
    expect(featureCut({ layers }, 'sum').boundary).toEqual(['a', 'b']);
  });

  it('leaves out an unfrozen dropout or normalization, and takes frozen ones', () => {
    for (const kind of ['dropout', 'norm'] as const) {
      const after = (trainable: boolean): PlanLayer[] => [input, frozen('a', 'in'), layer('x', ['a'], kind, trainable), trained('head', 'x')];
      expect(featureCut({ layers: after(true) }, 'head').boundary).toEqual(['a']);
      expect(featureCut({ layers: after(false) }, 'head').boundary).toEqual(['x']);
    }
  });

  it('takes a frozen layer only when all before it is settled', () => {
    const layers = [input, trained('a', 'in'), frozen('b', 'a'), trained('head', 'b')];
    expect(featureCut({ layers }, 'head')).toEqual(inputCut({ layers }, 'head'));
  });

  it('ignores branches that lead nowhere', () => {
    const layers = [input, frozen('a', 'in'), frozen('dead', 'in'), trained('dead2', 'dead'), trained('head', 'a')];
    expect(featureCut({ layers }, 'head')).toMatchObject({ boundary: ['a'], saved: 1 });
  });

  it('caches nothing when no layer with weights would be saved', () => {
    const layers = [input, layer('pad', ['in'], 'plain', true), trained('head', 'pad')];
    expect(featureCut({ layers }, 'head')).toEqual({ cached: ['in'], boundary: ['in'], saved: 0 });
  });

  it('keeps its promises on any graph', () => {
    const kinds: Kind[] = ['weights', 'plain', 'dropout', 'norm'];
    const node = fc.record({ kind: fc.constantFrom(...kinds), trainable: fc.boolean(), from: fc.array(fc.nat(100), { minLength: 1, maxLength: 3 }) });
    fc.assert(fc.property(fc.array(node, { minLength: 1, maxLength: 12 }), (nodes) => {
      const layers = [input];
      nodes.forEach(({ kind, trainable, from }, index) => {
        layers.push(layer(`n${index}`, [...new Set(from.map((place) => layers[place % layers.length]!.name))], kind, trainable));
      });
      const output = layers.at(-1)!.name;
      const { cached, boundary } = featureCut({ layers }, output);
      const inside = new Set(cached);
      for (const one of layers.filter((each) => inside.has(each.name))) {
        expect(one.inputs.every((name) => inside.has(name))).toBe(true);
        const settled = !one.trainable || (one.weights.length === 0 && !one.stochastic && !one.batchStatistics);
        expect(settled || one.name === 'in').toBe(true);
      }
      // With only the boundary given, the rest can be computed without touching what is cached.
      const rest = layersBetween(layers, new Set(boundary), [output]);
      expect(rest.some((one) => inside.has(one.name))).toBe(false);
      for (const name of boundary) expect(name === output || rest.some((one) => one.inputs.includes(name))).toBe(true);
    }));
  });
});
