import type { TrainingConfig } from '../../../core/training/config';
import { spansOf, totalEpochs, type Phase, type PhasePreset, type PhaseScope } from '../../../core/training/phases';
import { plural } from '../../../ui/format';

export const presetTexts: Readonly<Record<PhasePreset | 'own', { readonly name: string; readonly hint: string }>> = {
  one: { name: 'One phase', hint: 'What is not frozen in the network trains from beginning to end.' },
  'head-then-blocks': { name: 'Head, then top 2 blocks at a tenth', hint: 'What is new trains alone first, then with the two blocks before it, ten times more gently: they only have to be fitted, not learned anew.' },
  gradual: { name: 'Gradual unfreezing', hint: 'Block after block, from the output on, each time more gently, so that little of what the network knew is lost.' },
  own: { name: 'My own', hint: 'One after another, as set below.' },
};

export const scopeNames: Readonly<Record<PhaseScope, string>> = { 'as-frozen': 'As frozen now', head: 'Head only', blocks: 'Top blocks', all: 'All layers' };

/** What trains in a phase, in a few words. */
export const scopeText = ({ trains, blocks }: Phase): string => (trains === 'blocks' ? `Head and top ${blocks === 1 ? 'block' : plural(blocks, 'block')}` : scopeNames[trains]);

/** The same, where there is hardly room. */
export function shortScope({ trains, blocks }: Phase): string {
  if (trains === 'blocks') return `+${blocks}`;
  return { 'as-frozen': 'As frozen', head: 'Head', all: 'All' }[trains];
}

/** A phase's part of the learning rate as a rate, to three figures. */
export const rateText = (rate: number, { learningRate }: Pick<TrainingConfig, 'learningRate'>): string => String(Number((rate * learningRate).toPrecision(3)));

/** The whole time line in words. */
export function timeLineText(config: Pick<TrainingConfig, 'epochs' | 'phases' | 'learningRate'>): string {
  const spans = spansOf(config.phases);
  const told = config.phases.map((phase, at) => `${spans[at]!.first} to ${spans[at]!.last}, ${scopeText(phase)} at ${rateText(phase.rate, config)}`);
  return `${plural(totalEpochs(config), 'epoch')}: ${told.join('; ')}`;
}
