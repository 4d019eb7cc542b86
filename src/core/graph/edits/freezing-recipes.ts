import { getLayer } from '../../layers/index';
import { analyze } from '../analyze';
import { freezingParts, type FreezingParts } from '../freezing-parts';
import type { BlockTree } from '../blocks/types';
import { refused, unchanged } from '../issue';
import { multiplierOf, withMultiplier } from '../learning-rate';
import type { EditResult, GraphDocument, LayerNode } from '../types';

export const recipes = ['head-only', 'head-and-last-block', 'all-gently'] as const;
/** A usual way to fit a pretrained network: which layers train, and how fast. */
export type Recipe = (typeof recipes)[number];

/**
 * What a pretrained layer's learning rate is multiplied by where a recipe lets it train: a tenth, which makes progress while not clobbering what was learned
 * before (Girshick et al. 2014, section 2.3, https://arxiv.org/abs/1311.2524), and the head begins with all of it.
 */
export const gentleMultiplier = 0.1;

const steps: Readonly<Record<Recipe, string>> = {
  'head-only': 'Train the head only', 'head-and-last-block': 'Train the head and the last block', 'all-gently': 'Train all, gently',
};

type Pace = 'frozen' | 'gentle' | 'full';

/**
 * Freezes, and sets learning rates, by a recipe: the head trains with all of the learning rate, pretrained layers with a tenth of it or not at all. Noise (dropout)
 * goes with what it stands among, since it is off in a frozen part; other layers without weights are left alone. Refused where there is nothing but a head.
 */
export function freezeByRecipe(document: GraphDocument, recipe: Recipe, blocks: BlockTree): EditResult {
  const parts = freezingParts(document, blocks);
  if (parts.body.size === 0) return refused('nothing-to-do', 'There is nothing pretrained here besides the head.');
  const facts = analyze(document).layers;
  const layers = document.layers.map((layer) => {
    const hasWeights = facts.get(layer.name)!.weights.length > 0;
    return hasWeights || isNoise(layer) ? atPace(layer, paceOf(layer, recipe, parts), hasWeights) : layer;
  });
  if (layers.every((layer, at) => layer === document.layers[at])) return unchanged(document);
  return { ok: true, document: { ...document, layers }, notes: [], step: steps[recipe] };
}

/** The recipe by which all layers with weights are frozen and train; null where there is none. */
export function recipeOf(document: GraphDocument, parts: FreezingParts): Recipe | null {
  if (parts.body.size === 0) return null;
  const facts = analyze(document).layers;
  const weighted = document.layers.filter(({ name }) => facts.get(name)!.weights.length > 0);
  return recipes.find((recipe) => weighted.every((layer) => isAtPace(layer, paceOf(layer, recipe, parts)))) ?? null;
}

const isNoise = ({ type }: LayerNode): boolean => getLayer(type)?.stochastic ?? false;

function paceOf({ name }: LayerNode, recipe: Recipe, { head, lastOn }: FreezingParts): Pace {
  if (head.has(name)) return 'full';
  return recipe === 'all-gently' || (recipe === 'head-and-last-block' && lastOn.has(name)) ? 'gentle' : 'frozen';
}

const multiplierAt = (pace: Pace): number => (pace === 'gentle' ? gentleMultiplier : 1);

function atPace(layer: LayerNode, pace: Pace, hasWeights: boolean): LayerNode {
  const trainable = pace !== 'frozen';
  const set = layer.trainable === trainable ? layer : { ...layer, trainable };
  return hasWeights ? withMultiplier(set, multiplierAt(pace)) : set;
}

/** A frozen layer's learning rate is of no effect. */
const isAtPace = (layer: LayerNode, pace: Pace): boolean =>
  pace === 'frozen' ? !layer.trainable : layer.trainable && multiplierOf(layer) === multiplierAt(pace);
