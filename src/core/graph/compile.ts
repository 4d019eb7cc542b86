import { getLayer } from '../layers/index';
import { err, ok, type Result } from '../result';
import { analyze } from './analyze';
import { withAncestors } from './graph-index';
import { parseConfig } from './layer-config';
import { multiplierOf } from './learning-rate';
import type { BuildPlan, GraphDocument, Issue, LayerAnalysis, LayerNode, PlanLayer } from './types';
import { fittingTensors } from './weight-fit';

/**
 * The network as the engine and the exporters build it: full Keras configs, in topological order, each weight with the tensor to copy
 * in (`null` throughout a layer whose tensors do not cover its weights). Layers that lead to no output are left out.
 * The errors among the issues of the layers used, when there are any.
 */
export function compile(document: GraphDocument): Result<BuildPlan, readonly Issue[]> {
  const used = withAncestors(document, document.outputs);
  const analysis = analyze(document);
  const errors = analysis.issues.filter(({ severity, layer }) => severity === 'error' && (layer === null || used.has(layer)));
  if (errors.length > 0) return err(errors);
  const layers = document.layers.filter(({ name }) => used.has(name));
  return ok({
    name: document.name,
    layers: layers.map((layer) => planLayer(layer, analysis.layers.get(layer.name)!)),
    inputs: layers.filter(({ type }) => type === 'InputLayer').map(({ name }) => name),
    outputs: document.outputs,
    preprocessing: document.preprocessing,
    classes: document.classes,
  });
}

function planLayer(layer: LayerNode, { weights, inputShapes, outputShape }: LayerAnalysis): PlanLayer {
  const definition = getLayer(layer.type);
  const config = definition && parseConfig(definition, layer.config);
  if (!definition || !config?.ok || !outputShape) throw new Error(`${layer.name} was compiled with an error in it.`);
  const tensors = fittingTensors(layer, weights);
  const held = definition.inner && getLayer(definition.inner(config.value).class_name);
  return {
    name: layer.name,
    className: definition.className,
    config: { ...(definition.buildConfig?.(config.value, inputShapes) ?? config.value), name: layer.name, trainable: layer.trainable },
    inputs: layer.inputs,
    trainable: layer.trainable,
    learningRateMultiplier: multiplierOf(layer),
    outputShape,
    weights: weights.map((spec, at) => ({ ...spec, source: tensors?.[at] ?? null })),
    stochastic: (held ?? definition).stochastic ?? false,
    batchStatistics: (held ?? definition).batchStatistics ?? false,
  };
}
