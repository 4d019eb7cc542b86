import type { Random } from '../random';
import type { Described, Fields, Operation } from './operation';
import { operationIds, operations } from './operations';
import type { Effect, Picture } from './picture';

export const largestMagnitude = 10;

/** Cubuk et al. 2019, https://arxiv.org/abs/1909.13719, over the operations that Graft has; each is drawn up to the magnitude, not at it. */
export const randAugment = {
  label: 'RandAugment',
  help: 'Does some of these to each view, chosen at random, all equally strong: two numbers in place of a dozen.',
  fields: {
    count: { kind: 'number', label: 'Operations a view', help: '2 is a good start. 0 is off.', max: 6, integer: true },
    magnitude: { kind: 'number', label: 'Magnitude', help: '3 is gentle, 10 as strong as it gets.', max: largestMagnitude },
  },
} as const satisfies Described;

const choices = operationIds.map((id) => operations[id] as Operation<Fields>).filter((one) => one.strongest !== undefined);

/** `count` operations, one drawn without regard to the other. */
export function drawRandAugment({ count, magnitude }: { readonly count: number; readonly magnitude: number }, random: Random, size: Omit<Picture, 'pixels'>): Effect[] {
  return Array.from({ length: count }, () => {
    const one = choices[Math.floor(random() * choices.length)]!;
    const settings = Object.fromEntries(Object.entries(one.strongest!).map(([name, value]) => [name, (Number(value) * magnitude) / largestMagnitude]));
    return one.draw(settings, random, size);
  });
}
