import type { LayerAnalysis, LayerNode, Origin } from '../../core/graph/types';
import type { IconName } from '../../ui/icons';

/** How a card looks: what has no weights is neither frozen nor trainable to the eye. */
export type LayerState = 'frozen' | 'trainable' | 'neutral';

export function stateOf(layer: LayerNode, analysis: LayerAnalysis | undefined): LayerState {
  if (!analysis || analysis.weights.length === 0) return 'neutral';
  return layer.trainable ? 'trainable' : 'frozen';
}

/** The icon of a layer's freeze toggle. */
export const stateIcon = ({ trainable }: LayerNode): IconName => (trainable ? 'flame' : 'snowflake');

/** The same of a folded block, whose layers may differ. */
export const blockStateText = { frozen: 'frozen', trainable: 'trainable', mixed: 'partly frozen', neutral: 'no weights' } as const;
export const blockStateIcon: Record<keyof typeof blockStateText, IconName> = { frozen: 'snowflake', trainable: 'flame', mixed: 'freezeUpTo', neutral: 'neutral' };

export const originIcon: Record<Exclude<Origin, 'pretrained'>, IconName> = { new: 'sprout', changed: 'pencil' };
export const originText: Record<Origin, string> = { pretrained: 'Pretrained', new: 'New', changed: 'Changed' };
