import { z } from 'zod';

export const scheduleNames = ['constant', 'step', 'exponential', 'cosine', 'one-cycle', 'plateau'] as const;

const number = (title: string, description: string) => ({ title, description });

/** How the learning rate changes over a run. Shares are of the whole run, 0 to 1; title and description are what a person reads. */
export const scheduleSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('constant') }),
  /** Times `factor` after each `every` of the run. */
  z.object({
    name: z.literal('step'),
    factor: z.number().positive().max(1).default(0.1).meta(number('Factor', 'What the rate is multiplied by at each step')),
    every: z.number().positive().max(1).default(1 / 3).meta(number('Length of a step', 'As a share of the run')),
  }),
  /** To `end` times the rate, by the same factor at each step. */
  z.object({ name: z.literal('exponential'), end: z.number().positive().max(1).default(0.01).meta(number('At the end', 'As a share of the learning rate')) }),
  /** In a line up to the rate over `warmUp`, then half a cosine to `end` times the rate. Loshchilov and Hutter, SGDR, 2017, eq. 5. */
  z.object({
    name: z.literal('cosine'),
    warmUp: z.number().min(0).max(0.9).default(0.05).meta(number('Warm-up', 'As a share of the run')),
    end: z.number().min(0).max(1).default(0).meta(number('At the end', 'As a share of the learning rate')),
  }),
  /** From a 25th of the rate up to it over `rise`, then down to a 10,000th, by cosines. Smith and Topin, Super-Convergence, 2018. */
  z.object({ name: z.literal('one-cycle'), rise: z.number().positive().max(0.9).default(0.3).meta(number('Rise', 'As a share of the run')) }),
  /** Times `factor` when the validation loss has not fallen for `patience` epochs. */
  z.object({
    name: z.literal('plateau'),
    factor: z.number().positive().max(0.99).default(0.3).meta(number('Factor', 'What the rate is multiplied by when the loss does not fall any more')),
    patience: z.int().min(1).max(1000).default(3).meta(number('Epochs to wait', 'Without a lower validation loss')),
  }),
]);
export type Schedule = z.output<typeof scheduleSchema>;

/** The settings of a schedule: each one's schema, by its name. */
export function scheduleFields(name: Schedule['name']): Readonly<Record<string, z.ZodType>> {
  const { shape } = scheduleSchema.options.find((option) => option.shape.name.value === name)!;
  return Object.fromEntries(Object.entries(shape).filter(([field]) => field !== 'name'));
}

const halfCosine = (from: number, to: number, share: number): number => to + (from - to) * 0.5 * (1 + Math.cos(Math.PI * share));

/**
 * What the learning rate is multiplied by at a step.
 * @param done steps taken, of `total`; the first step has 0 behind it
 * @param drops how often a plateau was met so far; only `plateau` looks at it
 */
export function rateFactor(schedule: Schedule, done: number, total: number, drops = 0): number {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  switch (schedule.name) {
    case 'constant':
      return 1;
    case 'step':
      // a hair more, so that a third of the run and another third are two thirds
      return schedule.factor ** Math.floor(share / schedule.every + 1e-9);
    case 'exponential':
      return schedule.end ** share;
    case 'cosine': {
      const warm = Math.round(schedule.warmUp * total);
      if (done < warm) return (done + 1) / (warm + 1);
      return total > warm ? halfCosine(1, schedule.end, Math.min(1, (done - warm) / (total - warm))) : 1;
    }
    case 'one-cycle':
      return share < schedule.rise ? halfCosine(1 / 25, 1, share / schedule.rise) : halfCosine(1, 1 / 10_000, (share - schedule.rise) / (1 - schedule.rise));
    case 'plateau':
      return schedule.factor ** drops;
  }
}

/** `best` is the lowest loss so far, `waited` the epochs since, `met` how often there were as many as make a plateau. */
export interface Plateau {
  readonly best: number;
  readonly waited: number;
  readonly met: number;
}

/** Less than this is no fall of the loss: `min_delta` of Keras's ReduceLROnPlateau. */
const leastFall = 1e-4;

/**
 * The plateaus among the losses of the epochs so far, as Keras's ReduceLROnPlateau and EarlyStopping count them: `patience` epochs in which the loss did
 * not fall by more than `minDelta` below the lowest.
 */
export function plateausIn(losses: readonly number[], patience: number, minDelta = leastFall): Plateau {
  let [best, waited, met] = [Infinity, 0, 0];
  for (const loss of losses) {
    waited = loss < best - minDelta ? 0 : waited + 1;
    if (waited === 0) best = loss;
    if (waited < patience || waited === 0) continue;
    [waited, met] = [0, met + 1];
  }
  return { best, waited, met };
}
