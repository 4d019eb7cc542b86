import type { BuildPlan, PlanLayer } from '../graph/types';

/** Where a network is cut in two: the part computed once an image, and the tensors that the other part reads from it. */
export interface FeatureCut {
  /** Layers computed once, in topological order; input layers included. */
  readonly cached: readonly string[];
  /** Layers whose outputs are stored: those of `cached` that a layer outside it reads (or that are the output themselves). */
  readonly boundary: readonly string[];
  /** Layers in `cached` that do work for the output: what a person is told. */
  readonly saved: number;
}

/** A boundary tensor. */
export interface Boundary {
  readonly name: string;
  /** Without the batch axis. */
  readonly shape: readonly number[];
}

type Layers = readonly PlanLayer[];

/** In training its output depends on nothing but its input: frozen or without weights, and neither random nor of the batch. */
function isSettled(layer: PlanLayer): boolean {
  if (!layer.trainable) return true;
  return layer.weights.length === 0 && !layer.stochastic && !layer.batchStatistics;
}

/** `targets` and all that they are computed from, stopping at (and without) the layers of `given`; in topological order. */
export function layersBetween(layers: Layers, given: ReadonlySet<string>, targets: readonly string[]): PlanLayer[] {
  const needed = new Set(targets.filter((name) => !given.has(name)));
  for (const layer of layers.toReversed()) {
    if (!needed.has(layer.name)) continue;
    for (const input of layer.inputs) if (!given.has(input)) needed.add(input);
  }
  return layers.filter((layer) => needed.has(layer.name));
}

function readAcross(layers: Layers, cached: ReadonlySet<string>, output: string): string[] {
  const reading = layersBetween(layers, cached, [output]);
  const read = new Set(reading.flatMap((layer) => layer.inputs));
  return layers.map((layer) => layer.name).filter((name) => cached.has(name) && (read.has(name) || name === output));
}

/**
 * The largest part, closed under "is computed from", whose layers are all settled in training: any cut of the graph, and skip
 * connections that cross it are boundary tensors too. Without a layer with weights in it there is nothing to save: then the cut
 * is at the input layers.
 */
export function featureCut(plan: Pick<BuildPlan, 'layers'>, output: string): FeatureCut {
  const cached = new Set<string>();
  for (const layer of plan.layers) {
    if (isSettled(layer) && layer.inputs.every((input) => cached.has(input))) cached.add(layer.name);
  }
  const boundary = readAcross(plan.layers, cached, output);
  const inputs = new Set(plan.layers.filter((layer) => layer.inputs.length === 0).map((layer) => layer.name));
  const work = layersBetween(plan.layers, inputs, boundary);
  if (!work.some((layer) => layer.weights.length > 0)) return inputCut(plan, output);
  return { cached: plan.layers.map((layer) => layer.name).filter((name) => cached.has(name)), boundary, saved: work.length };
}

/** No features at all: the boundary is the input layers. */
export function inputCut(plan: Pick<BuildPlan, 'layers'>, output: string): FeatureCut {
  const inputs = plan.layers.filter((layer) => layer.inputs.length === 0).map((layer) => layer.name);
  return { cached: inputs, boundary: readAcross(plan.layers, new Set(inputs), output), saved: 0 };
}

/** The boundary tensors of a cut, with their sizes. */
export function boundaryOf(plan: Pick<BuildPlan, 'layers'>, cut: FeatureCut): Boundary[] {
  return cut.boundary.map((name) => {
    const { outputShape } = plan.layers.find((layer) => layer.name === name)!;
    return { name, shape: outputShape.map((size) => size ?? 1) };
  });
}

/** Numbers that an example is made of. */
export const numbersOf = (boundary: readonly Boundary[]): number => boundary.reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
