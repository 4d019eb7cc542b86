import { z } from 'zod';

/**
 * What trains in a phase: what is not frozen in the network as it stands; what is new, with what leads to the output; that and the last blocks of what was
 * there before; everything.
 */
export const phaseScopes = ['as-frozen', 'head', 'blocks', 'all'] as const;
export type PhaseScope = (typeof phaseScopes)[number];

/** Of a run, all its phases together. */
export const mostEpochs = 10_000;

/** A stretch of a run in which the same layers train. */
export const phaseSchema = z.object({
  epochs: z.int().min(1).max(mostEpochs),
  trains: z.enum(phaseScopes),
  /** How many blocks, counted from the output, train with the head; for `blocks` alone. */
  blocks: z.int().min(1).max(1000).default(1),
  /** What the run's learning rate is multiplied by. */
  rate: z.number().positive().max(10).default(1),
});
export type Phase = z.output<typeof phaseSchema>;

export const mostPhases = 20;

/** A plan of phases, one after another; [] for a run that is one phase, by the settings alone. */
export const phasesSchema = z.array(phaseSchema).max(mostPhases)
  .refine((phases) => phases.reduce((sum, { epochs }) => sum + epochs, 0) <= mostEpochs, `Together they have more than ${mostEpochs} epochs`);

interface Plan {
  readonly epochs: number;
  readonly phases: readonly Phase[];
}

/** The phases of a run, at least one. */
export const phasesOf = ({ epochs, phases }: Plan): readonly Phase[] => (phases.length > 0 ? phases : [{ epochs, trains: 'as-frozen', blocks: 1, rate: 1 }]);

export const totalEpochs = (plan: Plan): number => phasesOf(plan).reduce((sum, { epochs }) => sum + epochs, 0);

export interface Span {
  /** Counted from 1. */
  readonly first: number;
  readonly last: number;
}

/** From which epoch to which each phase goes. */
export function spansOf(phases: readonly Phase[]): readonly Span[] {
  let before = 0;
  return phases.map(({ epochs }) => ({ first: before + 1, last: (before += epochs) }));
}

/** The same phases with the `at`th, counted from 0, ending with this epoch of the run, or with the nearest that leaves both it and the next one an epoch. */
export function movedBoundary(phases: readonly Phase[], at: number, epoch: number): Phase[] {
  const [before, after] = [phases[at]!, phases[at + 1]!];
  const { first } = spansOf(phases)[at]!;
  const together = before.epochs + after.epochs;
  const epochs = Math.min(together - 1, Math.max(1, Math.round(epoch) - first + 1));
  return phases.with(at, { ...before, epochs }).with(at + 1, { ...after, epochs: together - epochs });
}

export const phasePresets = ['one', 'head-then-blocks', 'gradual'] as const;
export type PhasePreset = (typeof phasePresets)[number];

type Step = Pick<Phase, 'trains' | 'rate'> & Partial<Phase>;

/** A learning rate's fall from layer to layer in Howard and Ruder's discriminative fine-tuning, here from phase to phase. */
const deeper = (by: number): number => Number((2.6 ** -by).toPrecision(2));

const steps: Readonly<Record<PhasePreset, readonly Step[]>> = {
  one: [],
  // As in Keras's guide to transfer learning: the new layers first, then the pretrained ones at a much lower rate (https://keras.io/guides/transfer_learning).
  'head-then-blocks': [{ trains: 'head', rate: 1 }, { trains: 'blocks', blocks: 2, rate: 0.1 }],
  // Gradual unfreezing, from the output down. Howard and Ruder, ULMFiT, 2018, section 3.3 (https://arxiv.org/abs/1801.06146).
  gradual: [{ trains: 'head', rate: 1 }, { trains: 'blocks', blocks: 1, rate: deeper(1) }, { trains: 'blocks', blocks: 2, rate: deeper(2) }, { trains: 'all', rate: deeper(3) }],
};

/** The phases of a preset, which share so many epochs evenly; each has one at least. */
export function presetPhases(preset: PhasePreset, epochs: number): Phase[] {
  const { length } = steps[preset];
  return steps[preset].map((step, at) => {
    const share = Math.floor((epochs * (at + 1)) / length) - Math.floor((epochs * at) / length);
    return { blocks: 1, ...step, epochs: Math.max(1, share) };
  });
}

/** The preset that these phases are, whatever their lengths; null for one's own. */
export function presetOf(phases: readonly Phase[]): PhasePreset | null {
  const isStep = ({ trains, blocks, rate }: Phase, step: Step): boolean => trains === step.trains && rate === step.rate && (trains !== 'blocks' || blocks === step.blocks);
  return phasePresets.find((preset) => steps[preset].length === phases.length && phases.every((phase, at) => isStep(phase, steps[preset][at]!))) ?? null;
}
