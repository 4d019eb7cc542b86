import { z } from 'zod';
import type { FieldMeta } from './fields';
import type { KerasObject } from './initializer-field';

const rate = (value: number) => z.number().min(0).max(1e6).default(value);
const rates = z.object({ l1: rate(0), l2: rate(0) });

/** Keras's defaults differ by class: `L1()` is 0.01, `L1L2()` is 0. */
const regularizers = new Map<string, z.ZodType<{ l1: number; l2: number }>>(Object.entries({
  l1l2: rates,
  l1_l2: rates,
  l1: z.object({ l1: rate(0.01) }).transform(({ l1 }) => ({ l1, l2: 0 })),
  l2: z.object({ l2: rate(0.01) }).transform(({ l2 }) => ({ l1: 0, l2 })),
}));

const constraints = new Map<string, readonly [className: string, schema: z.ZodObject]>(Object.entries({
  maxnorm: ['MaxNorm', z.object({ max_value: z.number().positive().default(2), axis: z.int().default(0) })],
  unitnorm: ['UnitNorm', z.object({ axis: z.int().default(0) })],
  nonneg: ['NonNeg', z.object({})],
  minmaxnorm: [
    'MinMaxNorm',
    z.object({ min_value: z.number().min(0).default(0), max_value: z.number().positive().default(1), rate: z.number().min(0).max(1).default(1), axis: z.int().default(0) }),
  ],
} satisfies Record<string, readonly [string, z.ZodObject]>));

const given = z.union([z.string(), z.object({ class_name: z.string(), config: z.record(z.string(), z.unknown()).nullish() })], {
  error: 'give null, a name, or an object with class_name and config',
});

const split = (input: z.output<typeof given>): { name: string; config: Readonly<Record<string, unknown>> } =>
  typeof input === 'string' ? { name: input, config: {} } : { name: input.class_name, config: input.config ?? {} };

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

function canonicalRegularizer(input: z.output<typeof given>, context: z.RefinementCtx): KerasObject {
  const { name, config } = split(input);
  const schema = regularizers.get(name.toLowerCase());
  if (!schema) return refuse(context, `"${name}" is not a regularizer that is known here; there are L1, L2 and L1L2`);
  const parsed = schema.safeParse(config);
  return parsed.success ? { class_name: 'L1L2', config: parsed.data } : refuse(context, `${name}'s l1 and l2 must be numbers from 0 up`);
}

function canonicalConstraint(input: z.output<typeof given>, context: z.RefinementCtx): KerasObject {
  const { name, config } = split(input);
  const found = constraints.get(name.toLowerCase().replaceAll('_', ''));
  if (!found) return refuse(context, `"${name}" is not a constraint that is known here; there are MaxNorm, UnitNorm, NonNeg and MinMaxNorm`);
  const parsed = found[1].safeParse(config);
  return parsed.success ? { class_name: found[0], config: parsed.data } : refuse(context, `${name}'s arguments must be numbers in their range`);
}

/** null, or `{ class_name: 'L1L2', config: { l1, l2 } }`: the one class that tfjs has for L1, L2 and both. */
export function regularizer(title: string, what: string) {
  const told: FieldMeta = { title, kind: 'json', nullable: true, description: `Keeps ${what} small in training: "l2" or {"class_name": "L1L2", "config": {"l1": 0, "l2": 0.0001}}; null for none.` };
  return given.transform(canonicalRegularizer).nullable().default(null).meta({ ...told });
}

/** null, or a Keras constraint object. */
export function constraint(title: string, what: string) {
  const told: FieldMeta = { title, kind: 'json', nullable: true, description: `A bound that ${what} must keep to, for example "NonNeg"; null for none.` };
  return given.transform(canonicalConstraint).nullable().default(null).meta({ ...told });
}
