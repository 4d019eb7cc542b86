import { z } from 'zod';
import { integer, number, type FieldMeta, type Variant } from './fields';
import type { KerasObject } from './initializer-field';

const l1 = (value: number) => number('l1', 'What the sum of their sizes costs: drives many to 0.', { default: value, min: 0, max: 1e6 });
const l2 = (value: number) => number('l2', 'What the sum of their squares costs: keeps all small.', { default: value, min: 0, max: 1e6 });
const rates = z.object({ l1: l1(0), l2: l2(0) });

const regularizerVariants: readonly Variant[] = [
  { name: 'L1', start: 'L1', schema: z.object({ l1: l1(0.01) }) },
  { name: 'L2', start: 'L2', schema: z.object({ l2: l2(0.01) }) },
  { name: 'L1L2', start: { class_name: 'L1L2', config: { l1: 0.01, l2: 0.01 } }, schema: rates },
];

/** One that has a single factor is named by it. */
function regularizerName(value: unknown): string {
  if (!value) return '';
  const { config } = value as KerasObject;
  if (config['l1'] !== 0 && config['l2'] === 0) return 'L1';
  return config['l1'] === 0 && config['l2'] !== 0 ? 'L2' : 'L1L2';
}

/** Keras's defaults differ by class: `L1()` is 0.01, `L1L2()` is 0. */
const regularizers = new Map<string, z.ZodType<{ l1: number; l2: number }>>(Object.entries({
  l1l2: rates,
  l1_l2: rates,
  l1: z.object({ l1: l1(0.01) }).transform(({ l1 }) => ({ l1, l2: 0 })),
  l2: z.object({ l2: l2(0.01) }).transform(({ l2 }) => ({ l1: 0, l2 })),
}));

const axis = integer('axis', 'The axis whose numbers are taken together: 0 takes each unit\'s.', { default: 0, min: -5, max: 5 });
const maxNorm = (value: number) => number('max_value', 'The greatest length.', { default: value, min: 1e-9 });

const constraints = new Map<string, readonly [className: string, schema: z.ZodObject]>(Object.entries({
  maxnorm: ['MaxNorm', z.object({ max_value: maxNorm(2), axis })],
  unitnorm: ['UnitNorm', z.object({ axis })],
  nonneg: ['NonNeg', z.object({})],
  minmaxnorm: [
    'MinMaxNorm',
    z.object({
      min_value: number('min_value', 'The least length.', { default: 0, min: 0 }), max_value: maxNorm(1),
      rate: number('rate', 'How much of the way each step goes, 0 to 1.', { default: 1, min: 0, max: 1 }), axis,
    }),
  ],
} satisfies Record<string, readonly [string, z.ZodObject]>));

const constraintVariants: readonly Variant[] = [...constraints.values()].map(([name, schema]) => ({ name, start: name, schema }));

const given = z.union([z.string(), z.object({ class_name: z.string(), config: z.record(z.string(), z.unknown()).nullish() })], {
  error: 'give null, a name, or an object with class_name and config',
});

const split = (input: z.output<typeof given>): { name: string; config: Readonly<Record<string, unknown>> } =>
  typeof input === 'string' ? { name: input, config: {} } : { name: input.class_name, config: input.config ?? {} };

const firstProblem = (name: string, { issues: [first] }: z.ZodError): string => `${name}'s ${String(first?.path[0] ?? 'config')}: ${first?.message ?? 'wrong value'}`;

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

function canonicalRegularizer(input: z.output<typeof given>, context: z.RefinementCtx): KerasObject {
  const { name, config } = split(input);
  const schema = regularizers.get(name.toLowerCase());
  if (!schema) return refuse(context, `"${name}" is not a regularizer that is known here; there are L1, L2 and L1L2`);
  const parsed = schema.safeParse(config);
  return parsed.success ? { class_name: 'L1L2', config: parsed.data } : refuse(context, firstProblem(name, parsed.error));
}

function canonicalConstraint(input: z.output<typeof given>, context: z.RefinementCtx): KerasObject {
  const { name, config } = split(input);
  const found = constraints.get(name.toLowerCase().replaceAll('_', ''));
  if (!found) return refuse(context, `"${name}" is not a constraint that is known here; there are MaxNorm, UnitNorm, NonNeg and MinMaxNorm`);
  const parsed = found[1].safeParse(config);
  return parsed.success ? { class_name: found[0], config: parsed.data } : refuse(context, firstProblem(name, parsed.error));
}

/** null, or `{ class_name: 'L1L2', config: { l1, l2 } }`: the one class that tfjs has for L1, L2 and both. */
export function regularizer(title: string, what: string) {
  const told: FieldMeta = { title, kind: 'variant', nullable: true, choices: regularizerVariants.map(({ name }) => name), variants: regularizerVariants, variantOf: regularizerName, description: `Keeps ${what} small in training.` };
  return given.transform(canonicalRegularizer).nullable().default(null).meta({ ...told });
}

/** null, or a Keras constraint object. */
export function constraint(title: string, what: string) {
  const told: FieldMeta = { title, kind: 'variant', nullable: true, choices: constraintVariants.map(({ name }) => name), variants: constraintVariants, variantOf: (value) => (value as KerasObject | null)?.class_name ?? '', description: `A bound that ${what} must keep to after each step.` };
  return given.transform(canonicalConstraint).nullable().default(null).meta({ ...told });
}
