import type { BlockFacts } from '../../core/graph/blocks/block-facts';
import type { Origin } from '../../core/graph/types';
import type { IconName } from '../../ui/icons';

/** The icon of a layer's freeze toggle. */
export const stateIcon = (trainable: boolean): IconName => (trainable ? 'flame' : 'snowflake');

/** The same of a folded block, whose layers may differ. */
export const blockStateIcon: Record<BlockFacts['state'], IconName> = { frozen: 'snowflake', trainable: 'flame', mixed: 'freezeUpTo', neutral: 'neutral' };

export const originIcon: Record<Exclude<Origin, 'pretrained'>, IconName> = { new: 'sprout', changed: 'pencil' };
export const originText: Record<Origin, string> = { pretrained: 'Pretrained', new: 'New', changed: 'Changed' };
