import type { Analysis, GraphDocument, Issue } from '../types';
import { frozenState } from '../freezable';
import { indexOf } from '../graph-index';
import { multiplierOf } from '../learning-rate';
import type { Shape } from '../../shape';
import type { Block } from './types';

/** What a folded block says of its layers. */
export interface BlockFacts {
  readonly layers: number;
  /** Of the layer whose output leaves the block; of the last where several do. */
  readonly outputShape: Shape | null;
  readonly params: number;
  /** Whether its layers with weights train; neutral when none has any. */
  readonly state: 'frozen' | 'trainable' | 'mixed' | 'neutral';
  /** Whether its layers are marked as frozen, by those to which it makes a difference. */
  readonly frozen: boolean | 'mixed';
  /** The part of the learning rate that all its layers that train do so with; null where they differ or there is none. */
  readonly multiplier: number | null;
  /** Layers that are new, and that are changed. */
  readonly added: number;
  readonly changed: number;
  /** Errors and warnings of its layers. */
  readonly issues: readonly Issue[];
}

export function blockFacts(document: GraphDocument, analysis: Analysis, { layers: names }: Block): BlockFacts {
  const { byName, successors } = indexOf(document);
  const inside = new Set(names);
  const layers = names.map((name) => byName.get(name)).filter((layer) => layer !== undefined);
  const facts = names.map((name) => analysis.layers.get(name));
  const weighted = layers.filter((_, at) => (facts[at]?.weights.length ?? 0) > 0);
  const training = weighted.filter(({ trainable }) => trainable);
  const rates = new Set(training.map(multiplierOf));
  const leaves = (name: string) => document.outputs.includes(name) || successors.get(name)!.some((next) => !inside.has(next));
  const exit = names.findLast(leaves) ?? names.at(-1) ?? '';
  return {
    layers: names.length,
    outputShape: analysis.layers.get(exit)?.outputShape ?? null,
    params: facts.reduce((sum, one) => sum + (one?.params ?? 0), 0),
    state: weighted.length === 0 ? 'neutral' : training.length === 0 ? 'frozen' : training.length === weighted.length ? 'trainable' : 'mixed',
    frozen: frozenState(layers, analysis),
    multiplier: rates.size === 1 ? [...rates][0]! : null,
    added: layers.filter(({ origin }) => origin === 'new').length,
    changed: layers.filter(({ origin }) => origin === 'changed').length,
    issues: facts.flatMap((one) => one?.issues.filter(({ severity }) => severity !== 'info') ?? []),
  };
}
