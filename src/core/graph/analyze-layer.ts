import { sameShape, sizeOf, type Shape } from '../shape';
import { getLayer } from '../layers/index';
import { LayerError, type LayerConfig, type LayerDefinition, type LayerErrorCode, type WeightSpec } from '../layers/definition';
import { counted, problem, warning } from './issue';
import { parseConfig } from './layer-config';
import type { Issue, IssueCode, LayerAnalysis, LayerNode } from './types';
import { fittingTensors, hasTensors, isUntrained } from './weight-fit';

type Inputs = readonly (Shape | null)[];

const cache = new WeakMap<LayerNode, { readonly inputs: Inputs; readonly analysis: LayerAnalysis }>();

/** What follows for one layer from the shapes that come in (null: not known). The same layer with the same shapes gives the same object. */
export function analyzeLayer(layer: LayerNode, inputs: Inputs): LayerAnalysis {
  const before = cache.get(layer);
  if (before && sameInputs(before.inputs, inputs)) return before.analysis;
  const analysis = work(layer, inputs);
  cache.set(layer, { inputs, analysis });
  return analysis;
}

function sameInputs(a: Inputs, b: Inputs): boolean {
  return a.length === b.length && a.every((shape, at) => {
    const other = b[at] ?? null;
    return shape === other || (shape !== null && other !== null && sameShape(shape, other));
  });
}

function work(layer: LayerNode, inputs: Inputs): LayerAnalysis {
  const known = inputs.filter((shape) => shape !== null);
  const definition = getLayer(layer.type);
  if (!definition) {
    return unknown(layer, known, problem('unknown-type', `${layer.name}: Graft does not know layers of type ${layer.type}. Replace it or delete it.`, layer.name));
  }
  const config = parseConfig(definition, layer.config);
  if (!config.ok) return unknown(layer, known, problem('bad-config', `${layer.name}: ${config.error}.`, layer.name));
  const arity = checkArity(layer, definition);
  if (arity) return unknown(layer, known, arity);
  if (known.length < inputs.length) return unknown(layer, known);
  return compute(layer, definition, config.value, known);
}

function unknown(layer: LayerNode, inputShapes: readonly Shape[], ...issues: Issue[]): LayerAnalysis {
  return { name: layer.name, inputShapes, outputShape: null, weights: [], params: 0, trainableParams: 0, macs: 0, startsAnew: false, issues };
}

function checkArity({ name, type, inputs }: LayerNode, definition: LayerDefinition): Issue | null {
  const { min, max } = definition.inputs;
  if (inputs.length >= min && inputs.length <= max) return null;
  if (inputs.length === 0) return problem('unconnected', `${name} (${type}) has nothing coming in. Connect a layer to it, or delete it.`, name);
  const wanted = min === max ? counted(min, 'input') : max === Infinity ? `${min} inputs or more` : `${min} to ${max} inputs`;
  return problem('bad-arity', `${name} (${type}) takes ${wanted}, and has ${inputs.length}.`, name);
}

function compute(layer: LayerNode, definition: LayerDefinition, config: LayerConfig, inputs: readonly Shape[]): LayerAnalysis {
  try {
    // The schema gave this config, which is all that the definition asks of it.
    const outputShape = definition.outputShape(config, inputs);
    const weights = definition.weights(config, inputs);
    const startsAnew = weights.length > 0 && hasTensors(layer) && !fittingTensors(layer, weights);
    return {
      name: layer.name, inputShapes: inputs, outputShape, weights, startsAnew,
      params: count(weights),
      trainableParams: layer.trainable ? count(weights.filter(({ trainable }) => trainable)) : 0,
      macs: definition.macs(config, inputs),
      issues: untrainedButFrozen(layer, weights),
    };
  } catch (error) {
    if (!(error instanceof LayerError)) throw error;
    return unknown(layer, inputs, problem(issueCodes[error.code], `${layer.name}: ${error.message}`, layer.name));
  }
}

const issueCodes: Readonly<Record<LayerErrorCode, IssueCode>> = {
  'bad-config': 'bad-config', 'bad-rank': 'bad-shape', 'bad-shape': 'bad-shape', 'bad-arity': 'bad-arity', 'unknown-size': 'bad-shape', 'too-large': 'too-large',
};

const count = (weights: readonly WeightSpec[]): number => weights.reduce((sum, { shape }) => sum + (sizeOf(shape) ?? 0), 0);

/** Frozen random numbers are almost never meant. */
function untrainedButFrozen(layer: LayerNode, weights: readonly WeightSpec[]): readonly Issue[] {
  if (layer.trainable || !isUntrained(layer, weights)) return [];
  return [warning('starts-anew', `${layer.name} is frozen, but its weights start from random numbers: let it train.`, layer.name)];
}
