import { describe, expect, it } from 'vitest';
import { LayerError, type LayerDefinition, type WeightSpec } from '../../src/core/layers/definition';
import { layerDefinitions } from '../../src/core/layers/index';
import { parseConfig } from '../../src/core/layers/parse';
import type { Shape } from '../../src/core/shape';
import { Chance } from './chance';
import { layerCases, type LayerCase } from './layer-cases';
import { tfjsLayer } from './plain-tfjs';

const casesPerLayer = 36;

interface Ours {
  readonly config: Readonly<Record<string, unknown>>;
  readonly outputShape: Shape;
  readonly weights: readonly WeightSpec[];
}

/** What the definition says. @throws LayerError, also for a config that its schema refuses */
function ours(definition: LayerDefinition, { config: raw, inputs }: LayerCase): Ours {
  const parsed = parseConfig(definition, raw);
  if (!parsed.ok) throw new LayerError('bad-config', parsed.error.map(({ argument, message }) => `${argument}: ${message}`).join('; '));
  const outputShape = definition.outputShape(parsed.value, inputs);
  const config = definition.buildConfig?.(parsed.value, inputs) ?? parsed.value;
  return { config, outputShape, weights: definition.weights(parsed.value, inputs) };
}

const numbersIn = (weights: readonly WeightSpec[]): number => weights.reduce((sum, { shape }) => sum + shape.reduce((all, one) => all * one, 1), 0);

it('has cases for every type of the registry, and for nothing else', () => {
  expect(Object.keys(layerCases).sort()).toEqual(layerDefinitions.map(({ className }) => className).sort());
});

describe.each(layerDefinitions.map((definition) => [definition.className, definition] as const))('%s', (className, definition) => {
  const cases = layerCases[className]!;

  it('has the output shape, weights and parameters that tfjs has', async () => {
    for (let seed = 0; seed < casesPerLayer; seed++) {
      const drawn = cases.valid(new Chance(seed * 7919 + 1));
      const said = `${className}, case ${seed}: ${JSON.stringify(drawn)}`;
      const expected = ours(definition, drawn);
      const built = await tfjsLayer(className, expected.config, drawn.inputs);
      expect(expected.outputShape, said).toEqual(built.outputShape);
      if (built.ranShape) expect(expected.outputShape, `${said}, when run`).toEqual(built.ranShape);
      expect(expected.weights, said).toEqual(built.weights);
      expect(numbersIn(expected.weights), said).toBe(built.params);
      expect(definition.macs(expected.config, drawn.inputs), said).toBeGreaterThanOrEqual(0);
    }
  });

  it.each(cases.invalid.map((one) => [one.why, one] as const))('refuses %s', async (_why, invalid) => {
    const refusal = catchRefusal(() => ours(definition, invalid));
    expect(refusal, 'Graft takes it').toBeInstanceOf(LayerError);
    expect(refusal!.message.length).toBeGreaterThan(10);
    if (invalid.unchecked) return;
    const defaults = definition.schema.parse({});
    const built = tfjsLayer(className, { ...defaults, ...invalid.config }, invalid.inputs);
    if (invalid.tfjsTakesIt) await expect(built, 'tfjs refuses it after all: take the reason off the list').resolves.toBeDefined();
    else await expect(built).rejects.toThrow();
  });
});

function catchRefusal(action: () => unknown): Error | null {
  try {
    action();
    return null;
  } catch (error) {
    return error as Error;
  }
}
