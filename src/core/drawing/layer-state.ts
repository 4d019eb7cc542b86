import type { BlockFacts } from '../graph/blocks/block-facts';
import type { LayerAnalysis, LayerNode } from '../graph/types';

/** How a card looks: what has no weights is neither frozen nor trainable to the eye. */
export type LayerState = 'frozen' | 'trainable' | 'neutral';

export function stateOf(layer: LayerNode, analysis: LayerAnalysis | undefined): LayerState {
  if (!analysis || analysis.weights.length === 0) return 'neutral';
  return layer.trainable ? 'trainable' : 'frozen';
}

/** The same of a folded block, whose layers may differ, in words. */
export const blockStateText: Readonly<Record<BlockFacts['state'], string>> = { frozen: 'frozen', trainable: 'trainable', mixed: 'partly frozen', neutral: 'no weights' };
