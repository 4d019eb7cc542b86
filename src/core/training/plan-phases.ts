import { analyze } from '../graph/analyze';
import { detectBlocks } from '../graph/blocks/detect';
import { freezingParts, type FreezingParts } from '../graph/freezing-parts';
import { withDescendants } from '../graph/graph-index';
import type { BuildPlan, GraphDocument, PlanLayer } from '../graph/types';
import { lastFew } from '../last-few';
import { sizeOf } from '../shape';
import type { TrainingConfig } from './config';
import { phasesOf, type Phase } from './phases';

/** A phase as the engine takes it. */
export interface PlanPhase {
  readonly epochs: number;
  /** What the run's learning rate is multiplied by, besides each layer's own multiplier. */
  readonly rate: number;
  /** Names of the layers that train; null for those that the plan has as trainable. */
  readonly trains: readonly string[] | null;
}

/** By the document alone, and not by blocks as they were followed through edits: a run that goes on in another visit finds the same. */
const partsOf = lastFew((document: GraphDocument): FreezingParts => freezingParts(document, detectBlocks(document)));

/** How many blocks there are to unfreeze, one after another, from the output on. */
export const blockCount = (document: GraphDocument): number => partsOf(document).pieces.length;

/**
 * The layers that train in a phase; null for those that are not frozen. With the last blocks train all that follow them, so that what comes before stays one
 * frozen part, computed once.
 */
export function layersTrained(document: GraphDocument, { trains, blocks }: Pick<Phase, 'trains' | 'blocks'>): ReadonlySet<string> | null {
  if (trains === 'as-frozen') return null;
  if (trains === 'all') return new Set(document.layers.map(({ name }) => name));
  const { head, pieces } = partsOf(document);
  return trains === 'head' ? head : new Set([...head, ...withDescendants(document, pieces.slice(0, blocks).flat())]);
}

export const planPhases = (document: GraphDocument, config: Pick<TrainingConfig, 'epochs' | 'phases'>): readonly PlanPhase[] =>
  phasesOf(config).map((phase) => {
    const trained = layersTrained(document, phase);
    return { epochs: phase.epochs, rate: phase.rate, trains: trained && [...trained] };
  });

/** The plan with what trains in this phase as trainable, and nothing else. */
export function phasePlan(plan: BuildPlan, trains: PlanPhase['trains']): BuildPlan {
  if (!trains) return plan;
  const trained = new Set(trains);
  return { ...plan, layers: plan.layers.map((layer) => withTrainable(layer, trained.has(layer.name))) };
}

const withTrainable = (layer: PlanLayer, trainable: boolean): PlanLayer =>
  layer.trainable === trainable ? layer : { ...layer, trainable, config: { ...layer.config, trainable } };

/**
 * The plan with the normalizations that came with the network in inference mode, also where they train: they go by the mean and variance that they were trained
 * with, and keep them, since those of small batches of other images would undo much of what later layers have learned (https://keras.io/guides/transfer_learning,
 * "Fine-tuning"). Their scale and offset train.
 */
export function keepingStatistics(plan: BuildPlan, document: GraphDocument): BuildPlan {
  const brought = new Set(document.layers.filter(({ origin }) => origin !== 'new').map(({ name }) => name));
  return { ...plan, layers: plan.layers.map((layer) => (layer.batchStatistics && brought.has(layer.name) ? { ...layer, keepsStatistics: true } : layer)) };
}

/** What the engine is to train for these settings: without phases, the plan as it is. */
export function phasedPlan(document: GraphDocument, plan: BuildPlan, config: TrainingConfig): { readonly plan: BuildPlan; readonly phases?: readonly PlanPhase[] } {
  if (config.phases.length === 0) return { plan };
  return { plan: config.batchStatistics ? plan : keepingStatistics(plan, document), phases: planPhases(document, config) };
}

/** How many layers with weights train in a phase, and how many numbers these have that change by gradients. */
export function trainedCounts(document: GraphDocument, phase: Phase): { readonly layers: number; readonly weights: number } {
  const names = layersTrained(document, phase);
  const facts = analyze(document).layers;
  const counts = document.layers.filter(({ name, trainable }) => (names ? names.has(name) : trainable)).map(({ name }) =>
    facts.get(name)!.weights.filter(({ trainable }) => trainable).reduce((sum, { shape }) => sum + (sizeOf(shape) ?? 0), 0)).filter((count) => count > 0);
  return { layers: counts.length, weights: counts.reduce((sum, count) => sum + count, 0) };
}
