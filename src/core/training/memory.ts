import { viewCount } from '../augmentation/settings';
import type { BuildPlan, PlanLayer } from '../graph/types';
import { sizeOf } from '../shape';
import { exampleBytes } from './budget';
import type { TrainingConfig } from './config';
import { boundaryOf, featureCut, inputCut, layersBetween, numbersOf } from './feature-cut';

/** What a run is expected to take, in bytes. */
export interface MemoryEstimate {
  /** Decoded images, or features of the frozen part, of all views. */
  readonly examples: number;
  /** How much of these is kept in a file, since they do not fit in memory. */
  readonly inFile: number;
  /** The network's weights, the best epoch's, and what the optimizer keeps. */
  readonly weights: number;
  /** The largest step: activations and their gradients of a batch. */
  readonly step: number;
  /** All that is in memory at once. */
  readonly total: number;
  /** The frozen part is computed once. */
  readonly cached: boolean;
}

interface ImageCounts {
  readonly train: number;
  readonly validation: number;
}

const float = 4;
/** Images that the frozen part is run on at once (engine/prepare). */
export const featureBatch = 16;
/** As many as Adam keeps, and no optimizer keeps more. */
const mostSlots = 2;

const numbersIn = (layer: PlanLayer): number => sizeOf(layer.outputShape.map((size) => size ?? 1)) ?? 0;
const weightsOf = (layers: readonly PlanLayer[]): number => layers.flatMap(({ weights }) => weights).reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);

/** Before a run: roughly, from shapes alone. What the backend needs for itself is not in it. `budget` as `memoryBudget` gives it. */
export function estimateMemory(plan: Pick<BuildPlan, 'layers' | 'outputs'>, config: TrainingConfig, { train, validation }: ImageCounts, budget: number): MemoryEstimate {
  const output = plan.outputs[0]!;
  const cut = config.featureCache ? featureCut(plan, output) : inputCut(plan, output);
  const cached = cut.saved > 0;
  const examplesWanted = cached ? train * viewCount(config.augmentation) + validation : train + validation;
  const examples = examplesWanted * numbersOf(boundaryOf(plan, cut)) * (cached ? (config.halfFeatures ? 2 : float) : 1);
  const inFile = Math.max(0, examples - exampleBytes(budget));
  const changing = plan.layers.filter(({ trainable }) => trainable);
  const weights = (weightsOf(plan.layers) + (1 + mostSlots) * weightsOf(changing)) * float;
  const step = Math.max(trainingStep(plan, cut.cached, cut.boundary, output, config.batchSize), cached ? prefixPass(plan, cut.cached) : 0) * float;
  return { examples, inFile, weights, step, total: examples - inFile + weights + step, cached };
}

/** Every activation behind the boundary is kept for the way back, and has a gradient. */
function trainingStep({ layers }: Pick<BuildPlan, 'layers'>, cached: readonly string[], boundary: readonly string[], output: string, batchSize: number): number {
  const read = layers.filter(({ name }) => boundary.includes(name));
  const path = layersBetween(layers, new Set(cached), [output]);
  return batchSize * (read.reduce((sum, layer) => sum + numbersIn(layer), 0) + 2 * path.reduce((sum, layer) => sum + numbersIn(layer), 0));
}

/** In inference an activation goes once nothing needs it: the largest layer's input and output are there together. */
function prefixPass({ layers }: Pick<BuildPlan, 'layers'>, cached: readonly string[]): number {
  const sizes = new Map(layers.map((layer) => [layer.name, numbersIn(layer)]));
  const each = layers.filter(({ name }) => cached.includes(name)).map((layer) => layer.inputs.reduce((sum, name) => sum + sizes.get(name)!, sizes.get(layer.name)!));
  return featureBatch * Math.max(0, ...each);
}

/** What to do about it, in plain words; [] where it fits. `freeBytes` of the disk, null where the browser does not say. */
export function memoryAdvice(estimate: MemoryEstimate, budget: number, freeBytes: number | null): string[] {
  const advice: string[] = [];
  if (estimate.total > budget) {
    if (estimate.step > estimate.weights) advice.push('Lower the batch size, or freeze more layers: one step takes most of it.');
    else advice.push('Freeze more layers or take a smaller network: its weights take most of it.');
  }
  if (freeBytes !== null && estimate.inFile > freeBytes) {
    advice.push(estimate.cached
      ? 'The features do not fit on the disk either: choose fewer views, or store them in half precision.'
      : 'The decoded images do not fit on the disk either: use fewer images.');
  }
  return advice;
}
